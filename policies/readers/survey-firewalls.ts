// What a source says of its firewalls without any deployment, over all kinds: what a site file could begin with.
import { ALL_KINDS } from "./kinds";
import { ReadingNotes } from "./reading-notes";
import type { Source } from "./sources/source";
import type { FirewallSurvey } from "./survey";

export function surveyFirewalls(source: Source): FirewallSurvey {
  const resources = source.resources(new ReadingNotes(source));
  return ALL_KINDS.reduce<FirewallSurvey>(
    (sum, kind) => ({ ...sum, ...kind.survey(resources) }),
    {},
  );
}

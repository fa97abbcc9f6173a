// What firewalls a source holds, over all kinds of firewalls.
import { ALL_KINDS } from "./kinds";
import { ReadingNotes } from "./reading-notes";
import type { Source } from "./sources/source";
import type { FirewallSurvey } from "./survey";

export function surveyFirewalls(source: Source): FirewallSurvey {
  const resources = source.resources(new ReadingNotes(source));
  return Object.assign({}, ...ALL_KINDS.map((kind) => kind.survey(resources))) as FirewallSurvey;
}

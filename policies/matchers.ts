// The matchers by themselves, for any runner whose `expect` can be extended as jest's can. Knows of cdktf only that a stack
// can turn itself into Terraform.
import { InputError } from "../modules/input";
import type { Site } from "../modules/sites";
import { CATALOG } from "./catalog";
import { type Expected, openSite } from "./command/inputs/given-site";
import { onlyShown } from "./command/inputs/match-by-gates";
import { matchDeployments, type Matches } from "./command/inputs/match-configurations";
import { matchSides } from "./command/diff/match-sides";
import { openSubject, type OpenSubject, type Subject } from "./command/inputs/open-subject";
import {
  combineComparisons,
  combineVerdicts,
  compareDocuments,
  type ComparisonVerdict,
  type DeploymentVerdict,
  type ProofVerdict,
  prove,
  verdictOf,
} from "./proof";
import { Run, type Source } from "./readers";
import { makeComparisonReport, printable, renderComparison, renderDeployment } from "./report";

export type { Expected } from "./command/inputs/given-site";
export { readConfigurationFolder } from "./readers";
export type { Subject } from "./command/inputs/open-subject";

/** What a matcher takes beside the site. */
export interface MatcherOptions {
  /** Deployment of the site, or several. @default those that are called as the stacks are */
  readonly deployment?: string | readonly string[];
  /** Whether messages print what plans, states and variables mark as sensitive. @default false */
  readonly showSensitive?: boolean;
}

/** The matchers as `expect(…)` offers them. */
export interface EdgeFirewallMatchers<R> {
  /**
   * Every flow of the site passes every gate in front of the Edge.
   * @param site the site, the path of its file, or the `deployment` of a construct, whose ids may be tokens.
   */
  toAdmitEvery(site: Expected, options?: MatcherOptions): R;
  /** Nothing passes that no flow of the site asks for, neither to the Edge nor to other machines. */
  toAdmitNothingBeyond(site: Expected, options?: MatcherOptions): R;
  /** The flows of the site pass, and nothing else: the whole proof. */
  toAdmitExactly(site: Expected, options?: MatcherOptions): R;
  /**
   * The same packets pass as in another configuration, whatever its rules look like.
   * @param other what a matcher can be pointed at: the configuration before a change, for instance.
   * @param site says which machines the configurations guard.
   */
  toAdmitSameAs(other: Subject, site: Expected, options?: MatcherOptions): R;
}

/** Policies that say whether there was anything to judge: without them, no matcher holds. */
const FOUNDATION = ["everything-is-understood", "an-edge-gate-exists"];

const OPENNESS = ["documented-flows-are-open", ...FOUNDATION];
const CLOSURE = ["nothing-beyond-is-open", "other-machines-are-untouched", ...FOUNDATION];
const ALL = CATALOG.map(({ id }) => id);

interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

type Matcher = (
  this: { readonly isNot?: boolean },
  subject: Subject,
  site: Expected,
  options?: MatcherOptions,
) => MatcherResult;

function matcherFor(policies: readonly string[], claim: string): Matcher {
  return function (subject, site, options = {}) {
    const verdicts = judge(subject, site, options);
    const relevant = verdicts.map((verdict) => only(policies, verdict));
    const outcome = combineVerdicts(relevant.map(({ verdict }) => verdict));
    // What is not decided satisfies neither the claim nor its opposite.
    const pass = outcome === "undecided" ? this.isNot === true : outcome === "proven";
    const not = this.isNot === true ? "not " : "";
    return {
      pass,
      message: () =>
        [
          `expected the configuration ${not}to ${claim}, but ${SAID[outcome]}`,
          ...relevant.map(explain),
        ].join("\n\n"),
    };
  };
}

/** A deployment without a finding is not called proven here: only some of the policies were asked. */
function explain(verdict: DeploymentVerdict): string {
  return verdict.findings.length > 0
    ? renderDeployment(verdict)
    : `${printable(verdict.deployment)}: nothing speaks against it`;
}

const SAID: Readonly<Record<ProofVerdict, string>> = {
  proven: "it does",
  refuted: "it does not",
  undecided: "that cannot be decided",
};

/** The verdict of these policies alone. */
function only(policies: readonly string[], verdict: DeploymentVerdict): DeploymentVerdict {
  const findings = verdict.findings.filter(({ policy }) => policies.includes(policy));
  return { ...verdict, findings, verdict: verdictOf(findings) };
}

function judge(
  subject: Subject,
  expected: Expected,
  { deployment, showSensitive = false }: MatcherOptions,
): readonly DeploymentVerdict[] {
  const { site, alone: given } = openSite(expected);
  const { configurations, alone, unread, beside } = openSubject(subject, "the configuration");
  const chosen = chosenOf(deployment ?? given, alone ? nameIn(site, configurations[0]) : undefined);
  const { matched, problems }: Matches = matchDeployments(
    site,
    { configurations, unreadable: [] },
    chosen,
    OPTION,
  );
  if (problems.length > 0) throw new InputError(problems);
  const run = new Run([...configurations, ...beside]);
  return matched.map((match) =>
    prove(match.configuration, match.deployment, {
      unreadFiles: unread.get(match.configuration.file) ?? [],
      surroundings: run.around(match.configuration, match.deployment),
      showSensitive,
    }),
  );
}

/** Which deployment one configuration is about; text of `Testing.synth` does not name its stack. */
function nameIn(site: Site, configuration: Source | undefined): string | undefined {
  if (configuration === undefined) return undefined;
  return configuration.stackName ?? onlyShown(site, configuration)?.name;
}

/** How messages call the option that chooses deployments. */
const OPTION = "the option `deployment`";

/** The deployments to judge; undefined for all that have a configuration. */
function chosenOf(
  deployment: MatcherOptions["deployment"],
  stackName: string | undefined,
): readonly string[] | undefined {
  const chosen = deployment ?? stackName;
  if (chosen === undefined) return undefined;
  if (typeof chosen === "string") return [chosen];
  // Of no deployment at all, every claim would hold.
  if (chosen.length > 0) return chosen;
  throw new InputError({
    message: `${OPTION} names no deployment`,
    got: "an empty list",
    allowed: "the name of a deployment of the site, or a list of names",
    remedy: "name one, or leave the option out",
  });
}

function toAdmitSameAs(
  this: { readonly isNot?: boolean },
  subject: Subject,
  other: Subject,
  expected: Expected,
  { deployment, showSensitive = false }: MatcherOptions = {},
): MatcherResult {
  const { site, alone: given } = openSite(expected);
  const head = openSubject(subject, "the configuration");
  const base = openSubject(other, "the other configuration");
  const alone = head.alone && base.alone ? nameIn(site, head.configurations[0]) : undefined;
  const side = ({ configurations, unread, beside }: OpenSubject) => {
    return { site, configurations, unreadable: [], unread, beside };
  };
  const { pairs, problems } = matchSides(
    side(base),
    side(head),
    chosenOf(deployment ?? given, alone),
    OPTION,
  );
  if (problems.length > 0) throw new InputError(problems);
  const comparisons = pairs.map((pair) =>
    compareDocuments(pair.base, pair.head, { showSensitive }),
  );
  const outcome = combineComparisons(comparisons.map(({ verdict }) => verdict));
  const isNot = this.isNot === true;
  return {
    pass: outcome === "undecided" ? isNot : outcome === "same",
    message: () =>
      [
        `expected the configuration ${isNot ? "not " : ""}to admit the same packets as the other, but ${SAID_OF_BOTH[outcome]}`,
        renderComparison("text", makeComparisonReport(comparisons, [], site.name)),
      ].join("\n\n"),
  };
}

const SAID_OF_BOTH: Readonly<Record<ComparisonVerdict, string>> = {
  same: "it does",
  different: "it does not",
  undecided: "that cannot be decided",
};

/** What `expect.extend` takes. */
export const edgeFirewallMatchers = {
  toAdmitEvery: matcherFor(OPENNESS, "admit every documented flow"),
  toAdmitNothingBeyond: matcherFor(CLOSURE, "admit nothing beyond the documented flows"),
  toAdmitExactly: matcherFor(ALL, "admit exactly the documented flows"),
  toAdmitSameAs,
};

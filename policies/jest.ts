// Matchers for a platform's own jest: `expect(stack).toAdmitExactly("edge.yaml")`. Importing this file adds them to the
// global `expect`. Knows of cdktf only that a stack can turn itself into Terraform.
import { InputError } from "../modules/input";
import { loadSite, type Site } from "../modules/sites";
import { CATALOG } from "./catalog";
import { matchByStack, matchChosen, type Matches } from "./command/match-documents";
import { openSubject, type Subject } from "./command/open-subject";
import {
  combineVerdicts,
  type DeploymentVerdict,
  type ProofVerdict,
  prove,
  verdictOf,
} from "./proof";
import { printable, renderDeployment } from "./report";

export type { Subject } from "./command/open-subject";

export interface MatcherOptions {
  /** Deployment of the site. @default the one that is called as the stack is */
  readonly deployment?: string;
}

export interface EdgeFirewallMatchers<R> {
  /**
   * Every flow of the site passes every gate in front of the Edge.
   * @param site the site, or the path of its file.
   */
  toAdmitEvery(site: Site | string, options?: MatcherOptions): R;
  /** Nothing passes that no flow of the site asks for, neither to the Edge nor to other machines. */
  toAdmitNothingBeyond(site: Site | string, options?: MatcherOptions): R;
  /** The flows of the site pass, and nothing else: the whole proof. */
  toAdmitExactly(site: Site | string, options?: MatcherOptions): R;
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- how @types/jest is extended
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T> extends EdgeFirewallMatchers<R> {}
  }
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
  site: Site | string,
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
          `expected the document ${not}to ${claim}, but ${SAID[outcome]}`,
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
  siteOrFile: Site | string,
  { deployment }: MatcherOptions,
): readonly DeploymentVerdict[] {
  const site = typeof siteOrFile === "string" ? loadSite(siteOrFile) : siteOrFile;
  const { documents, alone, unread } = openSubject(subject);
  const chosen = deployment ?? (alone ? documents[0]?.stackName : undefined);
  const { matched, problems }: Matches =
    chosen === undefined
      ? matchByStack(site, documents, [])
      : matchChosen(site, chosen, documents, []);
  if (problems.length > 0) throw new InputError(problems);
  return matched.map((match) =>
    prove(match.document, match.deployment, { unreadFiles: unread.get(match.document.file) ?? [] }),
  );
}

/** The matchers by themselves, for an `expect` that is not global. */
export const edgeFirewallMatchers = {
  toAdmitEvery: matcherFor(OPENNESS, "admit every documented flow"),
  toAdmitNothingBeyond: matcherFor(CLOSURE, "admit nothing beyond the documented flows"),
  toAdmitExactly: matcherFor(ALL, "admit exactly the documented flows"),
};

if (typeof expect !== "undefined") expect.extend(edgeFirewallMatchers);

// What a report says, before any format has decided how: one shape for the verdicts of a check and for what a change opens
// and closes, so that every format is written once.
import type { Place, Problem } from "../../../modules/input";
import type { Advisory, BoundFlow, Suppression } from "../../../modules/sites";
import type { FilesRead } from "./files-read";
import type { RuleUse } from "../../proof";

/** What a verdict comes to, for a check and a comparison alike: `fail` is certainly wrong, `unknown` is not decided. */
export type Status = "pass" | "fail" | "unknown";

/** A label with one or more lines of text beside it. */
export interface LabelledLines {
  readonly label: string;
  readonly lines: readonly string[];
}

/** A position that an entry leads to, and what stands there. */
export interface RelatedLocation {
  readonly message: string;
  readonly place: Place;
}

/** Which construct made a resource, as the synthesized configuration says. */
export interface ConstructLocation {
  /** `azure-westeurope/edge/nsg`. */
  readonly path: string;
  /** Where the construct is made in the program; only in configurations that were synthesized with stack traces. */
  readonly place?: Place;
  /** It is a block of the configuration that a plan was made from, and no construct. */
  readonly isBlock?: true;
}

/** One finding of a check, or one change of a comparison. */
export interface Entry {
  /** `missing`, `excess`… or `opens`, `closes`…. */
  readonly kind: string;
  /** Id of the rule that it breaks: a policy of the catalog, or the kind of change. Stable. */
  readonly rule: string;
  /** `error` is certain; `warning` is uncertain. */
  readonly level: "error" | "warning";
  readonly deployment: string;
  /** One sentence: lower case, no final period. */
  readonly message: string;
  /** The counterexample first, then who decides, the region, and the rest. */
  readonly lines: readonly LabelledLines[];
  readonly remedy?: string;
  /** Where to look first; the configuration itself where there is nothing closer. */
  readonly place: Place;
  readonly related: readonly RelatedLocation[];
  /** Terraform address of the rule or resource. */
  readonly address?: string;
  /** What decides it where that has no address in a configuration: a rule of the platform. */
  readonly decider?: string;
  readonly construct?: ConstructLocation;
  /** Id of the flow that it is about. */
  readonly flow?: string;
  /** Rules and flows of which it leaves in doubt whether they hold. */
  readonly doubts?: readonly { readonly rule: string; readonly flow?: string }[];
  readonly fingerprint?: string;
  readonly formerFingerprint?: string;
  readonly suppressed?: Suppression;
}

/** One claim as a test case, with the entries that speak against it, for tools that show tests. */
export interface TestCase {
  /** Stable over runs, so that its history can be followed. */
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** One deployment. */
export interface Section {
  readonly deployment: string;
  /** Its cloud, for people; where there is no site, all that have gates. */
  readonly cloud: string;
  readonly verdict: string;
  readonly status: Status;
  /** The result in a few words: `every documented flow is open, and nothing else is`, or the counts. */
  readonly result: string;
  /** What was judged: `6 flows required, 10 rules read from …`. */
  readonly basis: string;
  /** The configuration that was judged. */
  readonly file: string;
  /** Gravest first, suppressed ones last. */
  readonly entries: readonly Entry[];
  readonly testCases: readonly TestCase[];
  readonly assumptions: readonly string[];
  /** What may be open besides the flows because the site asks for it by name, each with the page that says from where. */
  readonly allowances: readonly string[];
  readonly advisories: readonly Advisory[];
  /** The flows and the rules that serve them; made when a format wants them. Absent in comparisons. */
  readonly policy?: () => SectionPolicy;
}

/** What a deployment is to let through, and the rules of its configuration. */
export interface SectionPolicy {
  readonly flows: readonly BoundFlow[];
  /** Nothing where it could not be found out within bounds. */
  readonly rules: readonly RuleUse[] | undefined;
}

/** What a rule of the report demands. */
export interface RuleText {
  readonly id: string;
  readonly statement: string;
  readonly why: string;
  readonly citation: string;
  /** Whether breaking it opens something; otherwise it closes something. */
  readonly exposure: boolean;
}

/** A whole run. */
export interface ReportModel {
  readonly title: string;
  /** What an entry is called. */
  readonly noun: "finding" | "change";
  readonly verdict: string;
  readonly status: Status;
  readonly site?: string;
  /** What was read. */
  readonly files?: FilesRead;
  readonly sections: readonly Section[];
  /** Input that could not be used. */
  readonly problems: readonly Problem[];
  /** Every rule that entries may refer to. */
  readonly rules: readonly RuleText[];
}

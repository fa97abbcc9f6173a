// The words of this room: rules in order, ready to be rendered by any cloud, and the limits a cloud sets to them.
import type { Direction, PortRange } from "../flows";
import type { Family } from "../packets";
import type { BoundFlow, FlowProtocol } from "../sites";

/** One rule of one IP family. Everything a cloud could default is spelled out here. */
export interface PlannedRule {
  /** Unique in the ruleset; the flow's id and the family, with the prefix that the site chose. */
  readonly name: string;
  /** The name without the site's prefix: stays the same when the prefix changes. */
  readonly key: string;
  readonly direction: Direction;
  readonly action: "allow" | "deny";
  /** Smaller is earlier. Unique among the rules of one direction. */
  readonly priority: number;
  readonly family: Family;
  /** `any`: every protocol, and then every port. */
  readonly transport: FlowProtocol;
  /** Destination ports; absent exactly for protocols whose ports no rule matches. */
  readonly ports?: PortRange;
  /** Source ports, where the flow restricts them; left out, any. */
  readonly sourcePorts?: PortRange;
  /** Prefixes of the guarded side: destination of inbound rules, source of outbound ones. Never empty. */
  readonly near: readonly string[];
  /** Prefixes of the other side, or one service tag. Never empty. */
  readonly far: readonly string[];
  readonly description: string;
  /** The flow that the rule opens; absent on the final denies. */
  readonly flow?: BoundFlow;
}

/** The rules of one deployment: inbound first, then outbound, each in order of priority. */
export interface Ruleset {
  readonly deployment: string;
  readonly rules: readonly PlannedRule[];
}

/** What a platform takes. Exceeding a limit is the user's problem to solve, and is reported as one. */
export interface RulesetLimits {
  /** The platform's name for its rules, for messages: `security rule`. */
  readonly ruleNoun: string;
  readonly name: NameLimits;
  readonly descriptionLength: number;
  /** Whether rules can match source ports. A rule without them would open more than its flow. */
  readonly sourcePorts: boolean;
  /** Whether rules can name service tags. */
  readonly serviceTags: boolean;
  /** What its rules match exactly. */
  readonly protocols: readonly FlowProtocol[];
  readonly rules: number;
  /** Prefixes on one side of one rule. */
  readonly prefixesPerRule: number;
  /** Prefixes on one side, summed over all rules. */
  readonly prefixesInAll: number;
  /** Priorities of the final denies, after every other rule. */
  readonly denyPriority: Readonly<Record<Family, number>>;
  /** Near side of the final denies: everything that the rules reach, or the deployment's own addresses only. */
  readonly denyNear: "everything" | "interfaces";
  /** Put into the names of the final denies where several rulesets share one space of names. @default nothing */
  readonly denyOf?: string;
}

export interface NameLimits {
  readonly maxLength: number;
  readonly pattern: RegExp;
  /** The pattern in words. */
  readonly allowed: string;
  /** Put before every name, with a hyphen; empty for none. */
  readonly prefix: string;
  /** Key of the site file that sets the prefix; absent when the site cannot. */
  readonly prefixKey?: string;
  /** Use the registry's short form of long flow ids. */
  readonly short: boolean;
}

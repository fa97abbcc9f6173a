// One rule that differs between the two sides of a comparison, field by field, and what this opens or closes.
import type { Cloud } from "../../../modules/sites";

/** `renamed`: all but the name is the same. `moved`: all but the priority is. */
export type RuleStep = "added" | "removed" | "changed" | "moved" | "renamed";

/** The value of an argument as a report may show it. */
export type ShownValue =
  | { readonly is: "unset" }
  | { readonly is: "text"; readonly text: string }
  /** In the order of the source, which means nothing. `more`: some that are not shown. */
  | {
      readonly is: "list";
      readonly items: readonly string[];
      readonly more?: "known after apply" | "not shown";
    }
  | { readonly is: "known after apply" }
  /** `text`: what it is taken from, as the source writes it. */
  | { readonly is: "not shown"; readonly text?: string }
  | { readonly is: "sensitive" };

/** An argument that differs. One with a singular and a plural spelling in Terraform is one field, under the plural. */
export interface ChangedField {
  /** As Terraform spells it: `source_address_prefixes`, `allow`. */
  readonly key: string;
  readonly before: ShownValue;
  readonly after: ShownValue;
  /** For lists: the elements of `after` that `before` has none of the same meaning for, and the reverse. */
  readonly gained?: readonly string[];
  readonly lost?: readonly string[];
  /** What is to be said of two values that look as if they meant the same and do not. */
  readonly note?: string;
}

/** Where one side writes the rule. */
export interface RuleRef {
  readonly name: string;
  /** As origins of rules have it: the resource, with the rule's name where the resource holds several. */
  readonly address: string;
  /** Absent where it is not known. */
  readonly priority?: number;
  /** Paths in the source, joined by `.`: more than one where the source shows copies of the rule. */
  readonly paths: readonly string[];
}

export interface ChangedRule {
  readonly cloud: Cloud;
  /** The security group or the network that holds it, for people: `nsg-edge`, `edge-vpc`. */
  readonly group: string;
  readonly step: RuleStep;
  /** Absent for `added`. */
  readonly before?: RuleRef;
  /** Absent for `removed`. */
  readonly after?: RuleRef;
  /** Empty for `added` and `removed`, whose whole content is in `rule`. */
  readonly fields: readonly ChangedField[];
  /** What an added or removed rule says, argument by argument, unset ones left out. */
  readonly rule?: Readonly<Record<string, ShownValue>>;
  /** Ids of the entries that it opens or closes; empty means that it changes nothing, unless `doubt` says otherwise. */
  readonly effects: readonly string[];
  /** Why it is not known that it changes nothing. */
  readonly doubt?: string;
}

// A rule as a row of a table: who holds it, what it is called, and its arguments one by one as the source spells them. For
// tables of what has changed; what a rule lets through is read elsewhere.
import type { Cloud } from "../../../modules/sites";

/** One text, and a text that is the same for all that mean the same: `10.0.0.4/32` for `10.0.0.4`. */
export interface RowItem {
  readonly text: string;
  readonly means: string;
  /** What it takes in, in words, where people write several texts for nearly the same: `every IPv4 address`. */
  readonly wide?: string;
}

export type RowValue =
  | { readonly is: "unset" }
  | { readonly is: "text"; readonly item: RowItem; readonly sensitive?: true }
  /** A set: order and repetition mean nothing. `hidden`: further elements. */
  | {
      readonly is: "list";
      readonly items: readonly RowItem[];
      readonly hidden?: readonly HiddenValue[];
      readonly sensitive?: true;
    }
  | ({ readonly is: "unknown" } & HiddenValue);

/** What the source does not show. */
export interface HiddenValue {
  /** What it will be taken from, as a template. */
  readonly refersTo?: string;
  /** Whether it is known as soon as the source is applied. */
  readonly later: boolean;
}

export interface RowArgument {
  /** As Terraform spells it. */
  readonly key: string;
  readonly value: RowValue;
  /** What an unset argument comes to. */
  readonly byDefault?: RowItem;
}

/** The security group or the network that holds a rule. */
export interface RuleHolder {
  /** For people. */
  readonly name: string;
  /** What tells it from others, the most exact first; one that cannot be told is absent. Of two sides, one may say less. */
  readonly keys: readonly (string | undefined)[];
}

export interface RuleRow {
  readonly cloud: Cloud;
  readonly holder: RuleHolder;
  /** As its source spells it; absent where it does not show it. */
  readonly name: string | undefined;
  readonly address: string;
  readonly priority?: number;
  /** Where the source writes it, keys and indexes joined by `.`; several where it shows copies. */
  readonly paths: readonly string[];
  /** In the order of the table. */
  readonly arguments: readonly RowArgument[];
}

/** Rules of one holder that the source does not show, be there any or none. */
export interface HiddenRules {
  readonly cloud: Cloud;
  readonly holder: RuleHolder;
  readonly address: string;
  /** The argument that would show them. */
  readonly key: string;
  readonly paths: readonly string[];
  readonly later: boolean;
}

export interface RuleRows {
  readonly rows: readonly RuleRow[];
  readonly hidden: readonly HiddenRules[];
}

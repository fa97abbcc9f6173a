// What a reader found in one source for one deployment.
import type { Place } from "../../modules/input";
import type { Advisory } from "../../modules/sites";
import type { Gate } from "./gate";
import type { Contents } from "./contents/contents";
import type { SecretValues } from "./veil/secret-values";
import type { KindGates } from "./point-layers";
import type { ConstructOrigin, PlannedAction, SourceFile } from "./resources/source-file";

/** Something on a firewall-bearing resource that the reader does not understand. Always ends undecided. */
export interface Unsupported {
  readonly message: string;
  /** Terraform address, when there is a resource to name. */
  readonly address?: string;
  readonly place?: Place;
  readonly construct?: ConstructOrigin;
  readonly action?: PlannedAction;
  readonly remedy: string;
}

/** What a reader found in one source for one deployment. */
export interface Reading {
  readonly gates: readonly Gate[];
  readonly unsupported: readonly Unsupported[];
  /** Facts that the gates rest on and that the source cannot show. */
  readonly assumptions: readonly string[];
  /** @default none */
  readonly advisories?: readonly Advisory[];
  /** Firewall rules read, for the summary. */
  readonly ruleCount: number;
  /** Where rules and values are looked up. Absent for gates that were made by hand. */
  readonly source?: SourceFile;
  /** What gives names in the rules their contents. Absent for gates that were made by hand. */
  readonly contents?: Contents;
  /** What the sources mark as sensitive. @default nothing */
  readonly secrets?: SecretValues | undefined;
  /** What the kinds of firewalls found, to be asked further (`everyGate`, `gateLike`). @default nothing */
  readonly found?: readonly KindGates[];
}

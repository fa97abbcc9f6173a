// An object that stands in the cloud, as an entry of a plan or of its state tells it.
import type { Path, PlannedAction } from "../../../resources/source-file";

export type Json = Readonly<Record<string, unknown>>;

export interface Standing {
  /** As Terraform prints it. */
  readonly address: string;
  /** Address of the module instance; empty for the root. */
  readonly module: string;
  readonly isData: boolean;
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
  readonly providerName: unknown;
  readonly action: PlannedAction;
  /** Whether references lead to it: an object that Terraform lets go is none of its own any more. */
  readonly isCurrent: boolean;
  /** Where the values stand in the file. */
  readonly path: Path;
  readonly values: Json;
  readonly before: Json | undefined;
  /** In the form of the values, `true` for what is known after apply only. */
  readonly unknown: unknown;
  readonly sensitive: unknown;
  /** Made in part only, by an apply that failed. */
  readonly isTainted: boolean;
}

// What differs between the clouds in a site file: one implementation for each, and nothing else in this room asks which
// cloud a deployment is for.
import type { Inspection, Path } from "../../input";
import type { BoundEnd } from "../bound-flow";
import type { ExtraFlow } from "../file/extra-flows";
import type { WrittenNames } from "../file/role-addresses";
import type { WrittenAzure, WrittenGoogle, WrittenProbe } from "../file/written-site";
import type { DeploymentDocuments } from "../selection/document-selection";
import type { SelectedRow } from "../selection/row-selection";
import type { Assumptions, CloudSettings } from "../site";
import type { ProbeSource } from "./probe-sources";

export type WrittenSettings = WrittenAzure & WrittenGoogle;

/** Where the settings of one deployment stand. `interfaces`: names of the deployment's. */
export interface SettingsContext {
  readonly deployment: string;
  readonly interfaces: WrittenNames;
  readonly path: Path;
  readonly inspection: Inspection;
}

/** What a deployment asks of the cloud's rules: selected rows with their documents, and its extra flows. */
export interface AskedOfRules {
  readonly deployment: string;
  readonly rows: readonly SelectedRow[];
  readonly documents: DeploymentDocuments;
  readonly extras: readonly ExtraFlow[];
  /** Service tags whose contents it states. */
  readonly statedTags: readonly string[];
}

export interface SiteCloud {
  /** The settings with their defaults; undefined when something about them is wrong. */
  readonly readSettings: (
    written: WrittenSettings,
    context: SettingsContext,
  ) => CloudSettings | undefined;
  /** What the settings claim, in words that are equal for equal enforcement points. */
  readonly claims: (settings: WrittenSettings) => readonly string[];
  /** Where the cloud's load balancers probe from; undefined when the probe does not say which. */
  readonly probeSource: (probe: WrittenProbe) => ProbeSource | undefined;
  /** Reports what the cloud's rules cannot match. */
  readonly checkMatchable: (asked: AskedOfRules, inspection: Inspection) => void;
  /** Reports statements that contradict the deployment they stand in. */
  readonly checkAssumptions: (
    assume: Assumptions,
    settings: CloudSettings["settings"],
    interfaces: readonly BoundEnd[],
    path: Path,
    inspection: Inspection,
  ) => void;
}

// One kind of firewall object: everything that the rest of the house needs to know about it. Adding a kind is adding a folder
// with one of these, and a line in `kinds.ts`.
import type { Cloud, Deployment } from "../../modules/sites";
import type { Mentions } from "./mentions";
import type { KindGates } from "./point-layers";
import type { ReadingNotes } from "./reading-notes";
import type { ResourceBlock } from "./resources/resource-block";
import type { ResourceSet } from "./resources/resource-set";
import type { RuleRows } from "./rules/rule-row";
import type { StatedContents } from "./rules/stated-contents";
import type { ShownPlaces } from "./shown-places";
import type { FirewallSurvey } from "./survey";

export interface FirewallKind<C extends Cloud = Cloud> {
  /** Cloud and kind, as its folder is called: `azure/network-security-group`. */
  readonly id: string;
  readonly cloud: C;
  /** The chapters of docs/cloud-semantics.md that it follows. */
  readonly semantics: string;
  /** Resource types that it reads; whatever no kind reads is unmodelled. */
  readonly types: readonly string[];
  /** Where its layers stand in the way of a packet; those of a smaller stage are asked first. */
  readonly stage: number;
  /** What the resources do for the deployment. Reports what it does not understand. */
  read(
    resources: ResourceSet,
    deployment: Extract<Deployment, { cloud: C }>,
    stated: StatedContents,
    notes: ReadingNotes,
  ): KindGates;
  /**
   * Resources of other sources that are, or may be, about the deployment. Whatever else they hold of this kind is left out.
   * @param maybe whether what is unknown counts.
   */
  neighbours(
    resources: ResourceSet,
    deployment: Extract<Deployment, { cloud: C }>,
    maybe: boolean,
  ): readonly ResourceBlock[];
  /** Where the resources act by what they show themselves. Reports what it does not understand. */
  shown(resources: ResourceSet, notes: ReadingNotes): ShownPlaces;
  /** Names of all that its resources may act on. */
  mentions(resources: ResourceSet): Mentions;
  /** What the resources say of themselves, before anybody has said which machines are Edge Servers. */
  survey(resources: ResourceSet): FirewallSurvey;
  /** Its rules as rows of a table, each once. Reports nothing. */
  ruleRows(resources: ResourceSet): RuleRows;
}

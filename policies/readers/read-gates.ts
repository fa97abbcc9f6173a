// The way into this room: one document and one deployment in, everything that the document's firewalls do for it out.
import type { Deployment } from "../../modules/sites";
import { type AzureDeployment, readAzureGates } from "./azure/network-security-group/azure-gates";
import { checkForeignResources, READ_TYPES } from "./sources/unmodelled-resources";
import type { FoundGates, Reading } from "./gate";
import { type GoogleDeployment, readGoogleGates } from "./google/vpc-firewall/google-gates";
import { ReadingNotes } from "./reading-notes";
import { ResourceIndex } from "./sources/references";
import { StatedFacts } from "./stated-contents";
import type { TerraformDocument } from "./sources/terraform-config/terraform-document";
import {
  listResources,
  type TerraformResource,
} from "./sources/terraform-config/terraform-resources";
import { checkTopLevel } from "./sources/top-level-blocks";

/**
 * Reads the gates of a deployment out of a document. Never throws for what a document says: what is not understood is
 * in `unsupported`, and the gates take it at its widest and narrowest.
 */
export function readGates(document: TerraformDocument, deployment: Deployment): Reading {
  const notes = new ReadingNotes(document);
  checkTopLevel(notes);
  const resources = listResources(notes);
  checkForeignResources(
    resources,
    deployment.cloud,
    new Set(deployment.harmlessResourceTypes ?? []),
  );
  const found = gatesOf(resources, deployment, notes);
  const { unsupported, assumptions, advisories, ruleCount } = notes;
  return { ...found, unsupported, assumptions, advisories, ruleCount };
}

function gatesOf(
  resources: readonly TerraformResource[],
  deployment: Deployment,
  notes: ReadingNotes,
): FoundGates {
  const read = READ_TYPES[deployment.cloud];
  if (!resources.some(({ type }) => read.includes(type))) {
    notes.refuse({
      message: `the document holds no firewall for ${deployment.cloud === "azure" ? "Azure" : "Google Cloud"}`,
      remedy: `check the document of the stack \`${deployment.name}\``,
      path: [],
    });
    return { gates: [] };
  }
  const index = new ResourceIndex(resources);
  const facts = new StatedFacts(deployment, notes);
  const gates =
    deployment.cloud === "azure"
      ? readAzureGates(resources, index, deployment satisfies AzureDeployment, facts, notes)
      : readGoogleGates(resources, index, deployment satisfies GoogleDeployment, facts, notes);
  facts.adviseUnused();
  return gates;
}

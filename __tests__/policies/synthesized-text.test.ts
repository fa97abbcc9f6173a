// The text of `Testing.synth` names no stack: the matchers take it for the deployment whose gates it shows.
import { Testing } from "cdktf";

import "../../policies/jest";
import { AzureEdgeStack } from "../../modules/azure";
import { GoogleEdgeStack } from "../../modules/google";
import { azureDeployment, googleDeployment, type Site } from "../../modules/sites";
import { siteWith } from "../samples/sample-sites";

const SUBNET =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-edge/providers/Microsoft.Network/virtualNetworks/vnet-perimeter/subnets/snet-edge";
const SECOND = `  azure-second:
    cloud: azure
    interfaces: { access: [10.45.48.10], av: [10.45.48.30] }
    settings: { resourceGroup: rg-edge, location: westeurope, attach: [{ subnetId: ${SUBNET}2 }] }
  google-europe-west4:`;

const site = siteWith();
const azureText = (from: Site, name: string) =>
  Testing.synth(new AzureEdgeStack(Testing.app(), azureDeployment(from, name)));
const azure = azureText(site, "azure-westeurope");
const google = Testing.synth(
  new GoogleEdgeStack(Testing.app(), googleDeployment(site, "google-europe-west4")),
);

test.each([
  ["Azure", azure],
  ["Google", google],
])("text of a stack in %s", (_, text) => {
  expect(text).toAdmitExactly(site);
  expect(text).toAdmitSameAs(text, site);
  const opened = text.replace(/"priority": 100\b/, '"priority": 101').replaceAll("5061", "5062");
  expect(opened).not.toAdmitExactly(site);
  expect(opened).not.toAdmitSameAs(text, site);
});

test("one of two deployments in a cloud is found by its gates", () => {
  const both = siteWith(["  google-europe-west4:", SECOND]);
  expect(azureText(both, "azure-second")).toAdmitExactly(both);
  expect(azureText(both, "azure-westeurope")).toAdmitExactly(both);
});

test("text that lets go of its subnet is judged all the same", () => {
  expect(azure.replaceAll("subnets/snet-edge", "subnets/other")).not.toAdmitExactly(site);
});

test("text that may be about several deployments asks for the option", () => {
  const both = siteWith(["  google-europe-west4:", SECOND]);
  const neither = azure.replaceAll("subnets/snet-edge", "subnets/other");
  expect(() => {
    expect(neither).not.toAdmitExactly(both);
  }).toThrow(/does not name its stack.*with the option `deployment` \(azure-westeurope, azure-/);
});

// What README.md shows in TypeScript, where the compiler sees it: the test of the pages holds them to this file. Nothing here
// is run, and nothing is imported from it.
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AzureEdgeFirewall, AzureProvider } from "../../modules/azure";
import { azureDeployment, loadSite } from "../../modules/sites";

class Perimeter extends TerraformStack {
  constructor(scope: Construct, name: string, subnetId: string) {
    super(scope, name);
    new AzureProvider(this, "azurerm"); // or AzurermProvider of your bindings
    new AzureEdgeFirewall(this, "edge", {
      deployment: azureDeployment(loadSite("edge.yaml"), name),
      attach: [{ subnetId }], // tokens of other resources are welcome
    });
  }
}

const app = new App();
const group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-edge";
const network = `${group}/providers/Microsoft.Network/virtualNetworks/vnet-perimeter`;
new Perimeter(app, "azure-westeurope", `${network}/subnets/snet-edge`);
app.synth();

import "../../policies/jest";

test("the perimeter is what the documents say", () => {
  expect("cdktf.out/stacks/azure-westeurope/cdk.tf.json").toAdmitExactly("edge.yaml");
  expect("cdktf.out").toAdmitSameAs("released/cdktf.out", "edge.yaml");
});

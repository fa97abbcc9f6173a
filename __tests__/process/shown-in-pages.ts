// What README.md shows in TypeScript, where the compiler sees it: the test of the pages holds them to this file. Nothing here
// is run, and nothing is imported from it.
/* eslint-disable jest/no-export */
import type { Construct } from "constructs";
import { TerraformStack } from "cdktf";

import { AzureEdgeFirewall, type AzureDeployment } from "../../modules/azure";
import { loadSite } from "../../modules/sites";

class Perimeter extends TerraformStack {
  constructor(scope: Construct, name: string, subnetId: string) {
    super(scope, name);
    const { deployments } = loadSite("edge.yaml");
    new AzureEdgeFirewall(this, "edge", {
      deployment: deployments.find((it) => it.name === name) as AzureDeployment,
      attach: [{ subnetId }], // tokens of other resources are welcome
    });
  }
}

export { Perimeter };

import "../../policies/jest";

test("the perimeter is what the documents say", () => {
  expect("cdktf.out/stacks/azure-westeurope/cdk.tf.json").toAdmitExactly("edge.yaml");
  expect("cdktf.out").toAdmitSameAs("released/cdktf.out", "edge.yaml");
});

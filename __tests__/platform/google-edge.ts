// One Edge Server on Google Cloud in a subnetwork of the platform's: an instance for each interface beside the firewall.
import { ComputeDisk } from "@cdktf/provider-google/lib/compute-disk";
import { ComputeInstance } from "@cdktf/provider-google/lib/compute-instance";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { type GoogleDeployment, GoogleEdgeFirewall } from "../../modules/google";
import { type GoogleNetworkStack, googleProvider, REGION } from "./google-network";

export class GoogleEdgeMachines extends TerraformStack {
  readonly firewall: GoogleEdgeFirewall;

  constructor(
    scope: Construct,
    deployment: GoogleDeployment,
    { network, edge }: GoogleNetworkStack,
  ) {
    super(scope, deployment.name);
    googleProvider(this);
    const { name } = deployment;
    const first = name === "edge-a" ? 10 : 110;
    for (const [at, last] of [first, first + 20].entries()) {
      const disk = new ComputeDisk(this, `disk-${at}`, {
        name: `${name}-${at}`,
        zone: `${REGION}-a`,
      });
      new ComputeInstance(this, `machine-${at}`, {
        name: `${name}-${at}`,
        machineType: "n2-standard-4",
        zone: `${REGION}-a`,
        tags: [name],
        bootDisk: { source: disk.id },
        metadataStartupScript: "#!/bin/sh\napt-get install -y chrony\n",
        networkInterface: [{ subnetwork: edge.id, networkIp: `10.45.32.${last}` }],
      });
    }
    this.firewall = new GoogleEdgeFirewall(this, "firewall", { deployment, network: network.name });
  }
}

// The platform team's own network on Google Cloud: subnetworks, a peering, a route, and the way out.
import { ComputeNetwork } from "@cdktf/provider-google/lib/compute-network";
import { ComputeNetworkPeering } from "@cdktf/provider-google/lib/compute-network-peering";
import { ComputeRoute } from "@cdktf/provider-google/lib/compute-route";
import { ComputeRouter } from "@cdktf/provider-google/lib/compute-router";
import { ComputeRouterNat } from "@cdktf/provider-google/lib/compute-router-nat";
import { ComputeSubnetwork } from "@cdktf/provider-google/lib/compute-subnetwork";
import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

export const PROJECT = "contoso-perimeter";
export const REGION = "europe-west4";

export function googleProvider(stack: TerraformStack): void {
  new GoogleProvider(stack, "google", { project: PROJECT, region: REGION });
}

export class GoogleNetworkStack extends TerraformStack {
  readonly network: ComputeNetwork;
  readonly edge: ComputeSubnetwork;
  readonly shared: ComputeSubnetwork;

  constructor(scope: Construct, name: string) {
    super(scope, name);
    googleProvider(this);
    this.network = new ComputeNetwork(this, "perimeter", {
      name: "perimeter",
      autoCreateSubnetworks: false,
    });
    this.edge = this.#subnet("edge", "10.45.32.0/24");
    this.shared = this.#subnet("shared", "10.45.64.0/24");
    new ComputeNetworkPeering(this, "branch", {
      name: "to-branch",
      network: this.network.selfLink,
      peerNetwork: "projects/contoso-branch/global/networks/branch",
    });
    new ComputeRoute(this, "branch-route", {
      name: "branch",
      network: this.network.name,
      destRange: "192.168.0.0/16",
      nextHopIp: "10.45.64.9",
    });
    const router = new ComputeRouter(this, "router", { name: "out", network: this.network.id });
    new ComputeRouterNat(this, "nat", {
      name: "out",
      router: router.name,
      natIpAllocateOption: "AUTO_ONLY",
      sourceSubnetworkIpRangesToNat: "ALL_SUBNETWORKS_ALL_IP_RANGES",
    });
  }

  #subnet(name: string, ipCidrRange: string): ComputeSubnetwork {
    return new ComputeSubnetwork(this, name, { name, ipCidrRange, network: this.network.id });
  }
}

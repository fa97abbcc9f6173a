// A whole stack for one Google deployment: the provider and the firewall. Stacks with resources of their own use the
// construct alone.
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { GoogleProvider } from "./google-provider";
import { GoogleEdgeFirewall } from "./vpc-firewall/google-edge-firewall";
import type { GoogleDeployment } from "../sites";
import { givenDeployment } from "../toolkit";

/** A stack of its own for a Google deployment: the provider and a `GoogleEdgeFirewall`, which proves it. */
export class GoogleEdgeStack extends TerraformStack {
  readonly firewall: GoogleEdgeFirewall;

  constructor(scope: Construct, deployment: GoogleDeployment) {
    super(scope, givenDeployment(deployment, "google", "GoogleEdgeStack").name);
    const { project, region, providerVersion } = deployment.settings;
    new GoogleProvider(this, "google", {
      project,
      ...(region === undefined ? {} : { region }),
      ...(providerVersion === undefined ? {} : { version: providerVersion }),
    });
    this.firewall = new GoogleEdgeFirewall(this, "firewall", { deployment });
  }
}

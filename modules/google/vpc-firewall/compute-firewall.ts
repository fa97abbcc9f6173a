// The resource of Google Cloud that the construct declares.
import type { Construct } from "constructs";

import { DeclaredResource } from "../../toolkit";
import type { FirewallRuleArguments } from "./render-firewall-rule";

/** Exactly one of the two kinds of targets is given. */
export interface ComputeFirewallArguments extends FirewallRuleArguments {
  readonly project: string;
  readonly network: string;
  readonly target_tags?: readonly string[];
  readonly target_service_accounts?: readonly string[];
}

/** `google_compute_firewall`. Its attributes are tokens for arguments of other resources. */
export class ComputeFirewall extends DeclaredResource {
  constructor(scope: Construct, id: string, { allow, deny, ...given }: ComputeFirewallArguments) {
    super(scope, id, "google_compute_firewall", {
      ...given,
      allow: allow?.map((one) => ({ ...one })),
      deny: deny?.map((one) => ({ ...one })),
    });
  }

  get name(): string {
    return this.getStringAttribute("name");
  }

  get selfLink(): string {
    return this.getStringAttribute("self_link");
  }
}

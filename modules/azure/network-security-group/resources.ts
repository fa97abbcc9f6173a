// The resources of Azure that the construct declares.
import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";

import { DeclaredResource } from "../../toolkit";
import type { SecurityRuleArguments } from "./render-security-rule";

export interface NetworkSecurityGroupArguments {
  readonly name: string;
  readonly location: string;
  readonly resource_group_name: string;
  /** Absent for a group whose rules are resources of their own. */
  readonly security_rule?: readonly SecurityRuleArguments[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** What rules in a group leave unset: there, an argument that is not given is an error. */
const UNSET = {
  destination_address_prefix: null,
  destination_address_prefixes: null,
  destination_application_security_group_ids: null,
  destination_port_ranges: null,
  source_address_prefix: null,
  source_address_prefixes: null,
  source_application_security_group_ids: null,
  source_port_ranges: null,
} as const;

/** `azurerm_network_security_group`. Its attributes are tokens for arguments of other resources. */
export class NetworkSecurityGroup extends DeclaredResource {
  constructor(scope: Construct, id: string, given: NetworkSecurityGroupArguments) {
    super(scope, id, "azurerm_network_security_group", {
      ...given,
      security_rule: given.security_rule?.map((rule) => ({ ...UNSET, ...rule })),
    });
  }

  get name(): string {
    return this.getStringAttribute("name");
  }

  get location(): string {
    return this.getStringAttribute("location");
  }

  get resourceGroupName(): string {
    return this.getStringAttribute("resource_group_name");
  }
}

export interface StandaloneRuleArguments extends SecurityRuleArguments {
  readonly resource_group_name: string;
  readonly network_security_group_name: string;
}

/** `azurerm_network_security_rule`. */
export class NetworkSecurityRule extends DeclaredResource {
  constructor(scope: Construct, id: string, given: StandaloneRuleArguments) {
    super(scope, id, "azurerm_network_security_rule", { ...given });
  }
}

/** `azurerm_subnet_network_security_group_association`. */
export class SubnetAssociation extends DeclaredResource {
  constructor(
    scope: Construct,
    id: string,
    given: { readonly subnet_id: string; readonly network_security_group_id: string },
    meta: TerraformMetaArguments,
  ) {
    super(scope, id, "azurerm_subnet_network_security_group_association", given, meta);
  }
}

/** `azurerm_network_interface_security_group_association`. */
export class InterfaceAssociation extends DeclaredResource {
  constructor(
    scope: Construct,
    id: string,
    given: { readonly network_interface_id: string; readonly network_security_group_id: string },
    meta: TerraformMetaArguments,
  ) {
    super(scope, id, "azurerm_network_interface_security_group_association", given, meta);
  }
}

// The azurerm provider of a stack that has no bindings for it.
import type { Construct } from "constructs";

import { DeclaredProvider, givenTexts, PROVIDERS } from "../toolkit";

export interface AzureProviderProps {
  /** @default ARM_SUBSCRIPTION_ID, or the subscription of `az login` */
  readonly subscription?: string;
  /** Versions of azurerm, such as `~> 5.0`. @default those that this package was held against */
  readonly version?: string;
}

const KEYS = ["subscription", "version"] as const;

/** `provider "azurerm"`. Bindings bring their own, which does as well. */
export class AzureProvider extends DeclaredProvider {
  constructor(scope: Construct, id: string, props?: AzureProviderProps) {
    const { subscription, version } = givenTexts(props, KEYS, "AzureProvider");
    const given = {
      features: [{}],
      subscription_id: subscription,
      // From 5.0 on, the provider registers nothing by itself, and a new subscription has no Microsoft.Network.
      resource_providers_to_register: ["Microsoft.Network"],
    };
    super(scope, id, PROVIDERS.azure, given, version);
  }
}

// The providers of both clouds and the versions of them that our stacks are applied with. A test holds what the constructs
// write against the schemas that the newest of these publish.

/** One provider as a stack requires it. */
export interface SupportedProvider {
  /** As resource types begin with it. */
  readonly name: string;
  /** With its namespace: OpenTofu and Terraform have registries of their own, and look the short form up differently. */
  readonly source: string;
  /** From the oldest that was tried to the last major version whose schema was read. */
  readonly versions: string;
}

export const PROVIDERS = {
  azure: { name: "azurerm", source: "hashicorp/azurerm", versions: ">= 4.55, < 6" },
  google: { name: "google", source: "hashicorp/google", versions: ">= 6.50, < 8" },
} as const satisfies Record<string, SupportedProvider>;

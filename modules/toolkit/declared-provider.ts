// A cloud's provider without its bindings, for a range of versions instead of the one that bindings are made of.
import { TerraformProvider } from "cdktf";
import type { Construct } from "constructs";

import { type Arguments, givenArguments, hclArguments } from "./arguments";
import type { SupportedProvider } from "./provider-versions";

/** The provider's block, and what the stack requires of the provider. */
export class DeclaredProvider extends TerraformProvider {
  readonly #given: Arguments;

  /** @param version versions that the stack may be applied with, as Terraform writes them */
  constructor(
    scope: Construct,
    id: string,
    { name, source, versions }: SupportedProvider,
    given: Arguments,
    version: string = versions,
  ) {
    super(scope, id, {
      terraformResourceType: name,
      terraformGeneratorMetadata: { providerName: name, providerVersionConstraint: version },
      terraformProviderSource: source,
    });
    this.#given = given;
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return givenArguments(this.#given);
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclArguments(this.#given);
  }
}

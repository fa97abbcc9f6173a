// A resource without its provider's bindings: those are hundreds of megabytes for five resource types, belong to one toolkit,
// and stand for one version of the provider.
import { TerraformResource, type TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";

import { type Arguments, givenArguments, hclArguments } from "./arguments";

/** A resource of one type, with its arguments as Terraform names them. Values may be tokens. */
export class DeclaredResource extends TerraformResource {
  readonly #given: Arguments;

  constructor(
    scope: Construct,
    id: string,
    type: string,
    given: Arguments,
    meta: TerraformMetaArguments = {},
  ) {
    // By the provider's name the toolkit finds out whether the stack has that provider.
    const providerName = type.slice(0, type.indexOf("_"));
    super(scope, id, {
      ...meta,
      terraformResourceType: type,
      terraformGeneratorMetadata: { providerName },
    });
    this.#given = given;
  }

  /** The resource's id, once it is made. */
  get id(): string {
    return this.getStringAttribute("id");
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return givenArguments(this.#given);
  }

  protected override synthesizeHclAttributes(): Record<string, unknown> {
    return hclArguments(this.#given);
  }
}

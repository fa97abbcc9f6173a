// A Terraform configuration in JSON (`cdk.tf.json`, `*.tf.json`), as one file holds it.
import type { RoundedNumber } from "../json/strict-json";
import type { Dialect } from "../../resources/resource-block";
import type { Source } from "../source";
import type { Path } from "../../resources/source-file";

export interface TerraformConfiguration extends Source {
  readonly form: "configuration";
  /** Numbers that are written with more digits than can be read. @default none */
  readonly rounded?: readonly RoundedNumber[];
}

/** The parts of a configuration that reading its blocks takes. */
export interface ConfigurationRoot extends Pick<
  TerraformConfiguration,
  "file" | "root" | "rounded"
> {
  /** The address of the resource at a path, where that is not its type and name. */
  readonly addressOf?: (path: Path) => string | undefined;
  /** How the resource at a path is written. @default as in one file of Terraform JSON */
  readonly dialectOf?: (path: Path) => Dialect | undefined;
  /** By provider, the version that the dependency lock file pins. @default none */
  readonly locked?: ReadonlyMap<string, string>;
}

// A Terraform configuration in JSON (`cdk.tf.json`, `*.tf.json`), as one file holds it.
import type { RoundedNumber } from "../json/strict-json";
import type { Source } from "../source";

export interface TerraformConfiguration extends Source {
  readonly form: "configuration";
  /** Numbers that are written with more digits than can be read. @default none */
  readonly rounded?: readonly RoundedNumber[];
}

/** The parts of a configuration that reading its blocks takes. */
export type ConfigurationRoot = Pick<TerraformConfiguration, "file" | "root" | "rounded">;

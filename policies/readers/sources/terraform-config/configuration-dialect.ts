// How a configuration writes resources: templates where only Terraform knows the value, and Terraform's own arguments
// beside those of the type.
import type { Dialect } from "../../resources/resource-block";
import { isUnset } from "../../resources/values";
import { isToken, unescapeTemplate } from "../../resources/template-text";
import {
  isDeployedAsWritten,
  META_ARGUMENTS,
  reportCommands,
  reportForeignProvider,
  showsWhatIsDeployed,
} from "./meta-arguments";

const WRITE_LITERAL =
  "write the value itself into the configuration instead of a reference, variable or function";

export const CONFIGURATION: Dialect = {
  shows: "arguments",
  hidden: (value) =>
    typeof value === "string" && isToken(value)
      ? {
          words: `is \`${value}\`, which only Terraform can evaluate`,
          remedy: WRITE_LITERAL,
          refersTo: value,
        }
      : undefined,
  literal: unescapeTemplate,
  template: (text) => text,
  below: () => CONFIGURATION,
  isOwnKey: (key) => META_ARGUMENTS.has(key),
  isDeployedAsWritten,
  showsWhatIsDeployed,
  reportCommands,
  reportForeignProvider,
  hidesBlocks: ({ body }) => !isUnset(body["dynamic"]),
};

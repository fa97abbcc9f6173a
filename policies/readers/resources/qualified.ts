// References of one source as another source sees them. Two stacks may both declare `azurerm_subnet.edge`; in what one
// reading compares, `${azurerm_subnet.edge.id}` of the stack `network` is `${@network azurerm_subnet.edge.id}`, which is no
// template of Terraform's and so never stands in a file.
import type { Dialect } from "./resource-block";
import type { Follow } from "./resource-set";
import { isToken } from "./template-text";

/** Every template in the text, as one of the source that is called so; absent for the source that is judged. */
export function qualify(text: string, from: string | undefined): string {
  return from !== undefined && isToken(text)
    ? text.replace(/(?<!\$)\$\{(?!@)\s*/g, `\${@${from} `)
    : text;
}

/**
 * The same dialect, with references that other sources can tell from their own and that lead to where they come from.
 * @param from absent for the source that is judged, whose references stay as they are.
 */
export function qualified(dialect: Dialect, from: string | undefined, follow: Follow): Dialect {
  const seen = (text: string): string => follow(qualify(text, from));
  const same: Dialect = {
    shows: dialect.shows,
    hidden: (value) => {
      const hidden = dialect.hidden(value);
      return hidden?.refersTo === undefined
        ? hidden
        : { ...hidden, refersTo: seen(hidden.refersTo) };
    },
    ...(dialect.isSensitive && { isSensitive: () => dialect.isSensitive?.() === true }),
    ...(dialect.isBlock && { isBlock: () => dialect.isBlock?.() === true }),
    literal: (text) => dialect.literal(text),
    template: (text) => seen(dialect.template(text)),
    below: (key) => {
      const below = dialect.below(key);
      return below === dialect ? same : qualified(below, from, follow);
    },
    isOwnKey: (key, value) => dialect.isOwnKey(key, value),
    isDeployedAsWritten: (block) => dialect.isDeployedAsWritten(block),
    showsWhatIsDeployed: (block) => dialect.showsWhatIsDeployed(block),
    reportCommands: (block) => {
      dialect.reportCommands(block);
    },
    reportForeignProvider: (block, providers) => {
      dialect.reportForeignProvider(block, providers);
    },
    hidesBlocks: (block) => dialect.hidesBlocks(block),
  };
  return same;
}

// What the value of a text rests on: the blocks that its templates refer to, and those that these refer to in turn. Two
// configurations in which all of them are equal give the text one value.
import { isObject } from "../resources/values";

type Root = Readonly<Record<string, unknown>>;

/** Top-level keys beside which a value of a plain reference may change only with the blocks that it leads through. */
const NOT_READ_BY_VALUES = ["resource", "data", "output", "//"];

const TEMPLATE = /[$%]\{[^}]*\}?/g;
const RESOURCE = /^\$\{\s*([a-z][a-z0-9]*_\w+)\.([\w-]+)\.\w+\s*\}$/;
const LOCAL = /^\$\{\s*local\.[\w-]+\s*\}$/;

/**
 * Everything in a configuration that the text's value rests on besides the text; nothing for a text without templates. A
 * template that is more than a plain reference to a resource or a local value may rest on anything, and then it is the whole
 * configuration: the values of variables, for one, come from outside.
 */
export function referredBlocks(text: string, root: unknown): unknown {
  if (!isTemplated(text)) return undefined;
  if (!isObject(root)) return root;
  const settings = Object.entries(root).filter(([key]) => !NOT_READ_BY_VALUES.includes(key));
  const blocks = new Map<string, unknown>();
  const waiting = [text, JSON.stringify(settings)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const [template] of next.matchAll(TEMPLATE)) {
      if (LOCAL.test(template)) continue;
      const [, type = "", name = ""] = RESOURCE.exec(template) ?? [];
      const block = blockOf(root, type, name);
      if (block === undefined) return root;
      const address = `${type}.${name}`;
      if (blocks.has(address)) continue;
      blocks.set(address, block);
      waiting.push(JSON.stringify(block));
    }
  return [settings, [...blocks]];
}

function isTemplated(text: string): boolean {
  return /[$%]\{/.test(text);
}

function blockOf({ resource }: Root, type: string, name: string): unknown {
  const ofType = isObject(resource) ? resource[type] : undefined;
  return isObject(ofType) ? ofType[name] : undefined;
}

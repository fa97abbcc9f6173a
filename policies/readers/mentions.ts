// What a source may be about, coarsely and quickly: enough to tell that two stacks of a large run have nothing to do with each
// other. Whatever it cannot tell counts as being about anything.
import { isPlace } from "./sources/place-types";
import { nameText, type Field } from "./resources/field";
import type { ResourceSet } from "./resources/resource-set";
import type { Resource } from "./resources/resource-index";
import { isToken } from "./resources/template-text";

export interface Mentions {
  /** Names of groups, subnets, interfaces and networks, in lower case. */
  readonly names: readonly string[];
  /** Networks with machines of theirs, by tag or account: rules that are for these machines alone. */
  readonly targeted?: readonly (readonly [network: string, target: string])[];
  /** Whether it may be about others as well. */
  readonly open: boolean;
}

/** One name, where the source writes it out. */
export function mentionOf(name: Field<string>, resources: ResourceSet): Mentions {
  const text = nameText(name);
  return text === undefined ? OPEN : mentionOfText(text, resources);
}

/** A name or the last part of an id. */
export function mentionOfText(text: string, resources: ResourceSet): Mentions {
  const literal = isToken(text) ? resources.literal(text) : text;
  const last = literal?.trim().split("/").at(-1);
  return last === undefined || isToken(last) ? OPEN : { names: [last.toLowerCase()], open: false };
}

export function together(mentions: readonly Mentions[]): Mentions {
  return {
    names: mentions.flatMap(({ names }) => names),
    targeted: mentions.flatMap(({ targeted = [] }) => targeted),
    open: mentions.some(({ open }) => open),
  };
}

/** What no kind of firewall reads: machines and networks may be anybody's, and unknown types anything. */
export function mentionOfOthers({ type }: Resource): Mentions {
  return isPlace(type) ? OPEN : NONE;
}

const OPEN: Mentions = { names: [], open: true };
const NONE: Mentions = { names: [], open: false };

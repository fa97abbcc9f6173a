// All sources of one run as one set of resources: that of the source that is judged, and those of others that may act on the
// same objects of the cloud. Each source's references stay its own.
import type { ReadingNotes } from "../reading-notes";
import { type Follow, ResourceSet } from "../resources/resource-set";
import { type Resource } from "../resources/resource-index";
import { parseReference } from "../resources/references";
import { qualified, qualify } from "../resources/qualified";
import { type Links, parseOutputReference } from "./remote-state";
import { ResourceBlock } from "../resources/resource-block";
import type { Source } from "./source";

/** What each of the other sources is called by in a reading. */
export type NamedSources = ReadonlyMap<string, Source>;

/** Names for sources: the stack's where it is one word and the only one, else a number. */
export function nameSources(sources: readonly Source[]): NamedSources {
  const named = new Map<string, Source>();
  sources.forEach((source, at) => {
    const { stackName = "" } = source;
    const isName = /^[\w.-]+$/.test(stackName) && !named.has(stackName);
    named.set(isName ? stackName : `other-${at + 1}`, source);
  });
  return named;
}

/** The resources of a source and of those beside it. Reports nothing of the others but what a reader asks of them. */
export function joinSources(own: Source, others: NamedSources, notes: ReadingNotes): ResourceSet {
  const first = own.resources(notes);
  if (others.size === 0) return first;
  const sets = new Map(
    [...others].map(([from, source]) => [from, source.resources(notes.for(source, from))]),
  );
  const follow = followIn(own, others, [first, ...sets.values()]);
  const from = (resources: readonly Resource[]): readonly Resource[] =>
    resources.map((resource) => ({ ...resource, block: following(resource.block, follow) }));
  const all = [first, ...sets.values()];
  return new ResourceSet(
    all.flatMap((set) => from(set.all)),
    {
      data: all.flatMap((set) => from(set.data)),
      follow: (text) => follow(first.followed(text)),
      hidden: first.hidden,
      imports: first.imports,
      hiddenElsewhere: [...sets.values()]
        .flatMap(({ hidden, imports }) => [...hidden, ...imports])
        .map((block) => following(block, follow)),
      ...(first.variableDefault && { variableDefault: first.variableDefault }),
      providerArgument: (local, alias, key, source) =>
        (source === undefined ? first : sets.get(source))?.providerArgument(local, alias, key),
      isOnlyProvider: (local, alias, source) =>
        (source === undefined ? first : sets.get(source))?.isOnlyProvider(local, alias) ?? false,
    },
  );
}

function following(block: ResourceBlock, follow: Follow): ResourceBlock {
  const { body, path, address, dialect, notes } = block;
  return new ResourceBlock(body, path, address, qualified(dialect, notes.from, follow), notes);
}

/** Outputs that one source takes from another's state, and names that only one other source declares. */
function followIn(own: Source, others: NamedSources, sets: readonly ResourceSet[]): Follow {
  const links = new Map<string | undefined, Links>([
    [undefined, own.links],
    ...[...others].map(([from, source]) => [from, source.links] as const),
  ]);
  const byBackend = new Map<string, (string | undefined)[]>();
  for (const [from, { backend }] of links) {
    if (backend !== undefined) byBackend.set(backend, [...(byBackend.get(backend) ?? []), from]);
  }
  const declaredIn = declaringSources(sets);
  const follow = (text: string, depth = 0): string => {
    const output = parseOutputReference(text);
    if (output === undefined) return elsewhere(text, declaredIn);
    const backend = links.get(output.from)?.reads(output.data);
    const [source, ...more] = byBackend.get(backend ?? "") ?? [];
    if (backend === undefined || more.length > 0 || !byBackend.has(backend)) return text;
    const value = links.get(source)?.output(output.output);
    if (value === undefined || depth > LONGEST_TRAIL) return text;
    return follow(qualify(value, source), depth + 1);
  };
  return (text) => follow(text);
}

const LONGEST_TRAIL = 8;

/** By type and name, the sources that declare it. */
function declaringSources(
  sets: readonly ResourceSet[],
): ReadonlyMap<string, readonly (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  for (const set of sets)
    for (const { type, name, block } of set.all) {
      const key = `${type}.${name}`;
      const sharing = found.get(key);
      if (sharing === undefined) found.set(key, [block.notes.from]);
      else sharing.push(block.notes.from);
    }
  return found;
}

/** What a site names that the judged source does not declare is another's, where only one other source declares it. */
function elsewhere(
  text: string,
  declaredIn: ReadonlyMap<string, readonly (string | undefined)[]>,
): string {
  const reference = parseReference(text);
  if (reference === undefined || reference.from !== undefined || reference.isData) return text;
  const [only, ...more] = declaredIn.get(`${reference.type}.${reference.name}`) ?? [];
  return only === undefined || more.length > 0 ? text : qualify(text, only);
}

// Plans and states of one root: they show the same objects, at the addresses that one configuration gives them. Two of them are
// two moments of one world, and not two parts of it.
import { ReadingNotes } from "../reading-notes";
import { isShown, type Source } from "../sources/source";

/** Two of the sources that show one object, each once. */
export function sameRoots(sources: readonly Source[]): readonly (readonly [Source, Source])[] {
  const shown = sources.filter(isShown);
  if (shown.length < 2) return [];
  const first = new Map<string, Source>();
  return shown.flatMap((source) => {
    const objects = objectsOf(source);
    const other = objects.map((one) => first.get(one)).find((one) => one !== undefined);
    for (const one of objects) if (!first.has(one)) first.set(one, source);
    return other === undefined ? [] : [[other, source] as const];
  });
}

function objectsOf(source: Source): readonly string[] {
  return source.resources(new ReadingNotes(source)).own.flatMap(({ block }) => {
    const id = block.text("id");
    return id.is === "known" ? [`${block.address} ${id.value}`] : [];
  });
}

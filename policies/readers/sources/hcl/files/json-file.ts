// A file in Terraform's JSON syntax as blocks with places.
import { InputError } from "../../../../../modules/input";
import { parseStrictJson } from "../../json/strict-json";
import type { Path } from "../../../resources/source-file";
import { escapeTemplate } from "../../../resources/template-text";
import { isObject } from "../../../resources/values";
import { LABELS, type WrittenBlock } from "./written-block";
import type { Json } from "./parse-hcl";

const WANTED = {
  allowed: "Terraform JSON",
  remedy: "correct it (`terraform validate` says more)",
};

/** @throws InputError when the text is not JSON, or not what Terraform reads. */
export function readJsonFile(text: string, file: string): readonly WrittenBlock[] {
  const { value, rounded, placeOf } = parseStrictJson(text, file, WANTED);
  const [number] = rounded;
  if (number !== undefined)
    throw new InputError({
      message: `the number \`${number.text}\` has more digits than can be read exactly`,
      remedy: "write it with fewer digits",
      place: number.place,
    });
  const at = (path: Path) => (below: Path) => placeOf([...path, ...below]);
  return objectsIn(value, []).flatMap(([root, path]) =>
    Object.entries(root)
      .filter(([kind, under]) => kind !== "//" || isObject(under))
      .flatMap(([kind, under]) =>
        labelled(under, [...path, kind], LABELS.get(kind) ?? 0).map(
          ({ labels, body, path: own }): WrittenBlock => ({
            kind,
            labels,
            body: kind === "variable" ? withLiteralDefault(body) : body,
            placeOf: at(own),
            isBlock: () => false,
          }),
        ),
      ),
  );

  function objectsIn(from: unknown, path: Path): readonly (readonly [Json, Path])[] {
    if (from === null) return [];
    if (Array.isArray(from))
      return from.flatMap((one: unknown, index) => objectsIn(one, [...path, index]));
    if (isObject(from)) return [[from, path]];
    throw new InputError({
      message: `\`${JSON.stringify(from).slice(0, 60)}\` stands where an object belongs`,
      ...WANTED,
      place: placeOf(path),
    });
  }

  function labelled(under: unknown, path: Path, labels: number): readonly LabelledBody[] {
    const objects = objectsIn(under, path);
    if (labels === 0) return objects.map(([body, own]) => ({ labels: [], body, path: own }));
    return objects.flatMap(([named, own]) =>
      Object.entries(named)
        .filter(([name]) => name !== "//")
        .flatMap(([name, below]) =>
          labelled(below, [...own, name], labels - 1).map((one) => ({
            ...one,
            labels: [name, ...one.labels],
          })),
        ),
    );
  }
}

interface LabelledBody {
  readonly labels: readonly string[];
  readonly body: Json;
  readonly path: Path;
}

/** Texts in a default are no templates in this syntax. */
function withLiteralDefault(body: Json): Json {
  return "default" in body ? { ...body, default: literalTexts(body["default"]) } : body;
}

/** The value with each text as the template that stands for it. */
export function literalTexts(value: unknown): unknown {
  if (typeof value === "string") return escapeTemplate(value);
  if (Array.isArray(value)) return value.map(literalTexts);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, literalTexts(one)]));
}

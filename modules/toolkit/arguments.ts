// Arguments of a resource as Terraform names them, and what the toolkit has to know of each to write it in Terraform's own
// language (`synth --hcl`); as JSON they stand as they are.

/** Text, a number, a list of texts, a mapping of texts, or nested blocks. `null`: an argument that is left unset. */
export type Argument =
  | string
  | number
  | null
  | readonly string[]
  | Readonly<Record<string, string>>
  | readonly Arguments[];

/** By name. What is `undefined` is not written. */
export interface Arguments {
  readonly [name: string]: Argument | undefined;
}

/** The arguments that are given, in the alphabet's order, in nested blocks too: two runs give the same bytes. */
export function givenArguments(all: Arguments): Record<string, Argument> {
  const given = Object.entries(all).flatMap(([name, value]): [string, Argument][] =>
    value === undefined ? [] : [[name, isBlocks(value) ? value.map(givenArguments) : value]],
  );
  return Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The toolkit's description of an argument; its writer of HCL goes by it. */
interface HclArgument {
  readonly value: unknown;
  readonly isBlock: boolean;
  readonly type: "simple" | "list" | "map";
  readonly storageClassType: string;
}

export function hclArguments(all: Arguments): Record<string, HclArgument | null> {
  return Object.fromEntries(
    Object.entries(givenArguments(all)).map(([name, value]) => [name, hclArgument(value)]),
  );
}

function hclArgument(value: Argument): HclArgument | null {
  if (value === null) return null;
  if (typeof value === "string" || typeof value === "number")
    return { value, isBlock: false, type: "simple", storageClassType: typeof value };
  if (isBlocks(value))
    return { value: value.map(hclArguments), isBlock: true, type: "list", storageClassType: "" };
  return Array.isArray(value)
    ? { value, isBlock: false, type: "list", storageClassType: "stringList" }
    : { value, isBlock: false, type: "map", storageClassType: "stringMap" };
}

function isBlocks(value: Argument): value is readonly Arguments[] {
  return Array.isArray(value) && value.some((one) => typeof one === "object");
}

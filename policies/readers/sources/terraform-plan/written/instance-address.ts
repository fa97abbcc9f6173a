// Addresses as Terraform prints them: `module.nsg["external"].azurerm_subnet.this[0]`, and references of the same form.

/** A name after a dot, or an instance key in brackets. */
export type Step =
  | { readonly name: string; readonly key?: undefined }
  | { readonly key: string | number; readonly name?: undefined };

const STEP = /\.?([\w-]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]/gy;

/** The steps of an address; nothing for a text that is none. */
export function stepsOf(text: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  let end = 0;
  for (const match of text.matchAll(STEP)) {
    const [whole, name, index, key] = match;
    end = match.index + whole.length;
    if (name !== undefined) steps.push({ name });
    else steps.push({ key: index === undefined ? unescaped(key ?? "") : Number(index) });
  }
  return end === text.length ? steps : undefined;
}

function unescaped(key: string): string {
  try {
    return JSON.parse(`"${key}"`) as string;
  } catch {
    return key;
  }
}

export function keyText(key: string | number | undefined): string {
  return key === undefined ? "" : `[${JSON.stringify(key)}]`;
}

/** One module of an address: the name of its call, and which of the call's instances. */
export interface ModuleStep {
  readonly call: string;
  readonly key: string | number | undefined;
}

const ROOT: readonly ModuleStep[] = [];

/** The modules of a module's address, from the outermost. */
export function moduleSteps(address: string): readonly ModuleStep[] {
  if (address === "") return ROOT;
  const steps = stepsOf(address) ?? [];
  const found: ModuleStep[] = [];
  for (let at = 0; at < steps.length; at++) {
    const call = steps[at + 1];
    if (call === undefined || call.key !== undefined) break;
    const key = steps[at + 2]?.key;
    found.push({ call: call.name, key });
    at += key === undefined ? 1 : 2;
  }
  return found;
}

export function moduleAddress(steps: readonly ModuleStep[]): string {
  return steps.map(({ call, key }) => `module.${call}${keyText(key)}`).join(".");
}

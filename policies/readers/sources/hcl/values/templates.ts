// Templates that are nothing but a reference (`${var.peers["a"].prefix}`), as the steps that it goes. Everything else between
// `${` and `}` is an expression that only Terraform evaluates.

/** A name or a key, or the index of a list. */
export type Step = string | number;

const REFERENCE =
  /^\$\{\s*([A-Za-z_][\w-]*)((?:\.[A-Za-z_][\w-]*|\[\s*\d{1,9}\s*\]|\[\s*"[^"\\$%]*"\s*\])*)\s*\}$/;
const STEP = /\.([A-Za-z_][\w-]*)|\[\s*(\d+)\s*\]|\[\s*"([^"]*)"\s*\]/g;

/** The steps of a template that is one reference. */
export function referenceSteps(text: string): readonly [string, ...Step[]] | undefined {
  const [, first, rest = ""] = REFERENCE.exec(text) ?? [];
  if (first === undefined) return undefined;
  const steps = [...rest.matchAll(STEP)].map(([, name, index, key]): Step =>
    index === undefined ? (name ?? key ?? "") : Number(index),
  );
  return [first, ...steps];
}

/** The template of a reference. */
export function templateOf([first, ...rest]: readonly Step[]): string {
  const below = rest.map((step) =>
    typeof step === "string" && /^[A-Za-z_][\w-]*$/.test(step)
      ? `.${step}`
      : `[${JSON.stringify(step)}]`,
  );
  return `\${${String(first)}${below.join("")}}`;
}

/** The same template as another module's: what it refers to there is something else. */
export function templateIn(module: string, text: string): string {
  return module === ""
    ? text
    : text.replace(/(?<!\$)\$\{|(?<!%)%\{/g, (mark) => `${mark}${module}: `);
}

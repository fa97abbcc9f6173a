// What a program hands to a construct. The compiler refuses most mistakes; plain JavaScript, `as` and `any` let them through,
// and then they shall be told as a site file's mistakes are.
import { InputError, nearest, type Problem, shown } from "../input";
import type { Cloud, Deployment } from "../sites";

/**
 * @param construct what is given it, as messages call it
 * @throws InputError when it is no deployment, or one of another cloud
 */
export function givenDeployment<C extends Cloud>(
  given: unknown,
  cloud: C,
  construct: string,
): Extract<Deployment, { cloud: C }> {
  const isDeployment = isObject(given) && "cloud" in given && "settings" in given;
  if (isDeployment && given["cloud"] === cloud)
    return given as unknown as Extract<Deployment, { cloud: C }>;
  const { name, cloud: other, place } = (isDeployment ? given : {}) as Partial<Deployment>;
  throw new InputError({
    message:
      name === undefined
        ? `\`${construct}\` was given no deployment`
        : `\`${construct}\` was given the deployment \`${name}\`, which is one of ${other ?? "no cloud"}`,
    ...(place === undefined ? {} : { place }),
    ...(name === undefined ? { got: kindOf(given) } : {}),
    allowed: `a deployment with \`cloud: ${cloud}\`, as \`loadSite\` gives it`,
    remedy: `find it with \`${cloud}Deployment(loadSite("edge.yaml"), "NAME")\``,
  });
}

/**
 * What a provider is given: texts under keys that are known. A misspelt one would leave the provider with a default, such as
 * another subscription.
 * @throws InputError with everything that is wrong
 */
export function givenTexts<T extends object>(
  given: T | undefined,
  allowed: readonly (keyof T & string)[],
  construct: string,
): T {
  const known: Readonly<Record<string, unknown>> = { ...given };
  const where = `the options of \`${construct}\``;
  const problems = [...keyProblems(known, allowed, where), ...textProblems(known, allowed, where)];
  if (problems.length > 0) throw new InputError(problems);
  return { ...given } as T;
}

/** Interfaces that the deployment does not have. */
export function roleProblems(
  { interfaces }: Readonly<Record<string, unknown>>,
  deployment: Deployment,
  where: string,
): readonly Problem[] {
  const roles = deployment.interfaces.map(({ role }) => role);
  const given: readonly string[] = isTexts(interfaces) ? interfaces : [];
  return given
    .filter((role) => !roles.some((one) => one === role))
    .map((role) => {
      const near = nearest(role, roles);
      return {
        message: `${where} names an interface that the deployment does not have`,
        got: `\`${shown(role)}\``,
        allowed: roles.join(", "),
        remedy: near === undefined ? "name one of these" : `did you mean \`${near}\`?`,
      };
    });
}

/** Keys that are not known, with the one that was meant. */
export function keyProblems(
  given: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
  where: string,
): readonly Problem[] {
  return Object.keys(given)
    .filter((key) => !allowed.includes(key))
    .map((key) => {
      const near = nearest(key, allowed);
      return {
        message: `unknown key \`${shown(key)}\` in ${where}`,
        allowed: allowed.join(", "),
        remedy: near === undefined ? "remove it" : `did you mean \`${near}\`?`,
      };
    });
}

/** Where a key's value is given and is no text; a token is one. */
export function textProblems(
  given: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  where: string,
): readonly Problem[] {
  return keys
    .filter((key) => given[key] !== undefined && typeof given[key] !== "string")
    .map((key) => ({
      message: `\`${key}\` in ${where} is no text`,
      got: kindOf(given[key]),
      allowed: "a text, or a token such as `subnet.id`",
      remedy: "pass the id or name of a resource, not the resource itself",
    }));
}

/** Where a key's value is given and is no list of texts. */
export function listProblems(
  given: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  where: string,
): readonly Problem[] {
  return keys
    .filter((key) => given[key] !== undefined && !isTexts(given[key]))
    .map((key) => ({
      message: `\`${key}\` in ${where} is no list of texts`,
      got: kindOf(given[key]),
      allowed: 'a list such as ["edge"]',
      remedy: "put it in brackets",
    }));
}

/** The elements of a list of objects, or what is wrong with it. */
export function objectsIn(
  given: unknown,
  key: string,
  example: string,
): {
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  readonly problems: readonly Problem[];
} {
  if (Array.isArray(given) && given.every(isObject)) return { objects: given, problems: [] };
  const problem = {
    message: `\`${key}\` is no list of objects`,
    got: Array.isArray(given)
      ? `a list with ${kindOf(given.find((one) => !isObject(one)))}`
      : kindOf(given),
    allowed: `a list such as ${example}`,
    remedy: "write each as an object",
  };
  return { objects: [], problems: [problem] };
}

export function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === "object" && given !== null && !Array.isArray(given);
}

function isTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every((one) => typeof one === "string");
}

function kindOf(given: unknown): string {
  if (given === undefined || given === null) return String(given);
  if (typeof given === "string") return `\`${shown(given)}\``;
  if (typeof given === "number" || typeof given === "boolean") return String(given);
  if (Array.isArray(given)) return "a list";
  return typeof given === "object" ? "an object" : `a ${typeof given}`;
}

// What the matchers can be pointed at, turned into configurations: a stack, synthesized JSON, or a path.
import { InputError, readBytes } from "../../../modules/input";
import { isShown, parseSource, type Source } from "../../readers";
import { isHcl } from "./configuration-names";
import { findConfigurations } from "./find-configurations";

/**
 * What can be judged: a cdktf stack, or a construct in one; an app, which stands for all of its stacks; synthesized JSON as
 * text or as an object; or the path of a configuration or of a folder such as `cdktf.out`. A stack is taken as it is: one that
 * aspects still change is better passed as synthesized JSON. A folder in HCL is what `readConfigurationFolder` gives.
 */
export type Subject = string | object;

/** The configurations of a subject. */
export interface OpenSubject {
  readonly configurations: readonly Source[];
  /** One configuration, which need not cover the whole site. */
  readonly alone: boolean;
  /** By file, what Terraform would read beside it. */
  readonly unread: ReadonlyMap<string, readonly string[]>;
  /** Other stacks of the same app, which may act on the same machines. */
  readonly beside: readonly Source[];
}

/**
 * Reads what there is to judge; an InputError says what is wrong with it.
 * @param what what to call it in a message.
 */
export function openSubject(subject: Subject, what: string): OpenSubject {
  const given: unknown = subject;
  if (typeof given === "string")
    return given.trimStart().startsWith("{")
      ? alone(parseSource(given, "synthesized JSON"))
      : openPath(given);
  if (given instanceof Promise) throw notAwaited(what);
  if (isSource(given)) return alone(given);
  if (typeof given !== "object" || given === null || Array.isArray(given))
    throw notOne(given, what);
  const scope = asScope(given);
  if (scope === undefined && !isStackLike(given))
    return alone(parseSource(JSON.stringify(given, null, 2), "synthesized JSON"));
  const stacks = scope === undefined || isStack(given) ? [given] : stacksOf(scope);
  const around =
    scope === undefined ? [] : stacksOfApp(scope).filter((one) => !stacks.includes(one));
  for (const stack of [...stacks, ...around]) prepare(stack);
  const configurations = stacks.filter(isStackLike).map(render);
  if (configurations.length === 0)
    throw new InputError({
      message: `${what} is a construct that no stack holds, and that holds none`,
      remedy: "pass the stack, or a construct in it",
    });
  return {
    configurations,
    alone: configurations.length === 1,
    unread: new Map(),
    beside: around.filter(isStackLike).map(render),
  };
}

function alone(configuration: Source): OpenSubject {
  return { configurations: [configuration], alone: true, unread: new Map(), beside: [] };
}

/** What was read ahead: a folder, or a plan told by one. */
function isSource(given: unknown): given is Source {
  return (
    typeof given === "object" &&
    given !== null &&
    "form" in given &&
    "reportBesides" in given &&
    typeof given.reportBesides === "function"
  );
}

function notAwaited(what: string): InputError {
  return new InputError({
    message: `${what} is a promise of something that a matcher could be pointed at`,
    remedy: "wait for it: `expect(await …)`",
  });
}

function notOne(given: unknown, what: string): InputError {
  return new InputError({
    message: `${what} is nothing that a matcher can be pointed at`,
    got: Array.isArray(given) ? "a list" : given === null ? "null" : typeof given,
    allowed: "a stack, a construct in one, synthesized JSON, or a path",
    remedy: "pass one of these to `expect`",
  });
}

interface StackLike {
  toTerraform(): unknown;
}

/** As much of a construct's tree as is needed here. */
interface Scope {
  readonly node: { readonly scopes: readonly object[]; findAll(): readonly object[] };
}

function isStackLike(given: object): given is StackLike {
  return "toTerraform" in given && typeof given.toTerraform === "function";
}

/** How cdktf tells stacks from other elements, across copies of itself. */
function isStack(given: object): boolean {
  return Symbol.for("cdktf/TerraformStack") in given;
}

function asScope(given: object): Scope | undefined {
  const node = "node" in given ? given.node : undefined;
  return typeof node === "object" && node !== null && "scopes" in node && "findAll" in node
    ? (given as Scope)
    : undefined;
}

/** The stack around a construct; for an app, every stack in it. */
function stacksOf({ node }: Scope): readonly object[] {
  const around = node.scopes.findLast(isStack);
  return around === undefined ? node.findAll().filter(isStack) : [around];
}

function stacksOfApp({ node }: Scope): readonly object[] {
  const [app] = node.scopes;
  const scope = app === undefined ? undefined : asScope(app);
  return scope?.node.findAll().filter(isStack) ?? [];
}

/** As the toolkit does before it writes any stack: references to other stacks become outputs and remote states. */
function prepare(stack: object): void {
  (stack as { prepareStack?: () => void }).prepareStack?.();
}

function render(stack: StackLike): Source {
  return parseSource(JSON.stringify(stack.toTerraform(), null, 2), "stack");
}

/** HCL takes its time to be read, which a matcher that answers at once has not. */
function readAhead(path: string): InputError {
  return new InputError({
    message: `\`${path}\` holds a configuration in HCL, which is read before a matcher is pointed at it`,
    remedy: `write \`expect(await readConfigurationFolder(${JSON.stringify(path)}))\`, which comes from the same place as the matchers`,
  });
}

function openPath(path: string): OpenSubject {
  const { configurations: found, problems } = findConfigurations([path]);
  if (problems.length > 0) throw new InputError(problems);
  if (found.some(({ file }) => isHcl(file))) throw readAhead(path);
  const configurations = found.map(({ file }) => parseSource(readBytes(file), file));
  const unread = new Map(found.map(({ file, unreadFiles }) => [file, unreadFiles]));
  for (const { file } of configurations.filter(isShown)) unread.set(file, []);
  return {
    configurations,
    alone: found.length === 1 && found[0]?.file === path,
    unread,
    beside: [],
  };
}

// The second road, several stacks: what a text of one stack says where names lead through resources, outputs of other stacks
// and variables. What only an apply would show stays open.
import { asBody, isBody } from "./plain-document";

export type PlainStacks = Readonly<Record<string, unknown>>;

/** A text with holes: `undefined` stands for anything. */
export type Holed = readonly (string | undefined)[];

const PIECE = /\$\{([^}]*)\}/;
const DEEPEST = 6;

export function resolvePlainly(text: unknown, stack: string, stacks: PlainStacks): Holed {
  return typeof text === "string" ? pieces(text, stack, stacks, 0) : [undefined];
}

function pieces(text: string, stack: string, stacks: PlainStacks, depth: number): Holed {
  const found = PIECE.exec(text);
  if (found === null) return [text];
  if (depth > DEEPEST) return [undefined];
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  return [
    before,
    ...valueOf(found[1]!.trim(), stack, stacks, depth + 1),
    ...pieces(after, stack, stacks, depth),
  ];
}

function valueOf(expression: string, stack: string, stacks: PlainStacks, depth: number): Holed {
  const output = /^data\.terraform_remote_state\.([\w-]+)\.outputs\.([\w-]+)$/.exec(expression);
  if (output !== null) return outputOf(output[1]!, output[2]!, stack, stacks, depth);
  const [type = "", name = "", attribute = ""] = expression.split(".");
  const body = at(stacks[stack], "resource", type, name);
  if (!isBody(body)) return [undefined];
  const own = (key: string): Holed =>
    typeof body[key] === "string" ? pieces(body[key], stack, stacks, depth) : [undefined];
  if (attribute === "name") return own("name");
  if (attribute === "id" && type === "azurerm_subnet") {
    const subscription = at(stacks[stack], "provider", "azurerm", 0, "subscription_id");
    return [
      "/subscriptions/",
      typeof subscription === "string" ? subscription : undefined,
      "/resourceGroups/",
      ...own("resource_group_name"),
      "/providers/Microsoft.Network/virtualNetworks/",
      ...own("virtual_network_name"),
      "/subnets/",
      ...own("name"),
    ];
  }
  if (["id", "self_link"].includes(attribute) && type === "google_compute_network") {
    const provider = at(stacks[stack], "provider", "google", 0, "project");
    const project = typeof provider === "string" ? [provider] : [undefined];
    const place = body["project"] === undefined ? project : own("project");
    return ["projects/", ...place, "/global/networks/", ...own("name")];
  }
  return [undefined];
}

function outputOf(
  data: string,
  output: string,
  stack: string,
  stacks: PlainStacks,
  depth: number,
): Holed {
  const path = at(stacks[stack], "data", "terraform_remote_state", data, "config", "path");
  const [owner, ...more] = Object.keys(stacks).filter(
    (one) => at(stacks[one], "terraform", "backend", "local", "path") === path,
  );
  if (typeof path !== "string" || owner === undefined || more.length > 0) return [undefined];
  const value = at(stacks[owner], "output", output, "value");
  return typeof value === "string" ? pieces(value, owner, stacks, depth) : [undefined];
}

function at(from: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof key === "number") return Array.isArray(value) ? value[key] : value;
    return isBody(value) ? asBody(value, key)[key] : undefined;
  }, from);
}

export type Could = "yes" | "perhaps" | "no";

/** Whether a text could be this one; both clouds' ids are compared without letter case on Azure alone. */
export function couldBe(text: Holed, wanted: string, letters: "exact" | "any" = "exact"): Could {
  const flags = letters === "any" ? "i" : "";
  const escaped = text.map((piece) => piece?.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") ?? ".*");
  if (!new RegExp(`^${escaped.join("")}$`, flags).test(wanted)) return "no";
  return text.includes(undefined) ? "perhaps" : "yes";
}

export function worst(...answers: readonly Could[]): Could {
  if (answers.includes("no")) return "no";
  return answers.includes("perhaps") ? "perhaps" : "yes";
}

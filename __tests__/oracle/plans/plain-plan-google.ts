// The second road, plans of Google Cloud: the VPC firewall rules that stand at the Edge's machines. A rule of which something
// is known after apply only may or may not be there, for everything that this may turn out to be.
import { everyAddress, Unsupported } from "../plain-addresses";
import { clause } from "../plain-azure-rule";
import { type Body, isBody } from "../plain-document";
import { gatesOfRules } from "../plain-google";
import {
  type GoogleFacts,
  type GoogleRule,
  GOOGLE_KEYS,
  readGoogleRule,
} from "../plain-google-rule";
import type { PlainGate } from "../plain-packets";
import { configurationOf, expressionOf, namedBy, providerText } from "./plain-references";
import { hasUnknown, markOf, type PlainPlan, type Thing } from "./plain-standing";

const RULE = "google_compute_firewall";
const NETWORK = "google_compute_network";
const HARMLESS = new Set([
  NETWORK,
  "google_service_account",
  "google_compute_address",
  "terraform_data",
]);
/** What the provider says of a rule, and no packet feels. */
const SAID = [
  "id",
  "self_link",
  "creation_timestamp",
  "deletion_policy",
  "enable_logging",
  "params",
  "timeouts",
];
/** Arguments that the cloud fills in where nobody writes them. */
const FILLED_IN = ["direction", "source_ranges", "destination_ranges"];
const FAMILIES = [4, 6] as const;
const ANYWHERE = FAMILIES.map((family) => everyAddress(family));
const ANYTHING = FAMILIES.map((family) => clause(family, 0, 255));

export function googlePlanGates(plan: PlainPlan, facts: GoogleFacts): readonly PlainGate[] {
  const rules: Thing[] = [];
  for (const thing of plan.things) {
    if (thing.mode === "data" || HARMLESS.has(thing.type)) continue;
    if (thing.type !== RULE) throw new Unsupported(`resource type ${thing.type}`);
    rules.push(thing);
  }
  if (rules.length === 0) throw new Unsupported("no firewall in this plan");
  const near = rules.filter((thing) => !isElsewhere(thing, facts));
  const read = near.flatMap((thing) => rulesOf(plan, thing, facts));
  return gatesOfRules(read, facts).filter(({ edge }) => edge);
}

function rulesOf(plan: PlainPlan, thing: Thing, facts: GoogleFacts): readonly GoogleRule[] {
  const unknown = new Set(
    [...GOOGLE_KEYS, "params"].filter(
      (key) => hasUnknown(markOf(thing, key)) && !isFilledIn(plan, thing, key),
    ),
  );
  const body: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(thing.values)) {
    if (SAID.includes(key) || unknown.has(key)) continue;
    // Empty lists of the other action, and of what is not set.
    if (Array.isArray(value) && value.length === 0 && key !== "source_ranges") continue;
    body[key] = value;
  }
  const networks = unknown.has("network") ? networksOf(plan, thing, facts) : undefined;
  if (networks !== undefined) unknown.delete("network");
  // Written nowhere, or empty, it is the provider's.
  const project = providerText(plan, thing, "project");
  const isOwn =
    (body["project"] ?? "") !== "" || expressionOf(plan, thing, "project") !== undefined;
  if (!isOwn && project !== undefined) {
    body["project"] = project;
    unknown.delete("project");
  }
  // A provider that took a rule without sources took it for one of everybody.
  if (!unknown.has("source_ranges")) body["source_ranges"] ??= [];
  if (unknown.delete("name")) body["name"] = "unknown";
  unknown.delete("description");
  unknown.delete("log_config");
  const isSure = unknown.size === 0 && (networks?.length ?? 1) === 1;
  const all = [...choices(body, unknown)].flatMap((choice) =>
    (networks ?? [choice["network"]]).map((network) => ({ ...choice, network })),
  );
  if (isSure) return all.flatMap((one) => read(one, thing, facts));
  return all.flatMap((one) =>
    unlessRefused(all.length, () => read(one, thing, facts)).map((rule) => widened(rule, unknown)),
  );
}

/** What the cloud refuses is nothing that a value may turn out to be, if there is anything else. */
function unlessRefused<T>(choices: number, read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unsupported && choices > 1) return [];
    throw error;
  }
}

/** Whether a rule is certainly in a project that has nothing of the site's. */
function isElsewhere(thing: Thing, { project }: GoogleFacts): boolean {
  const { project: own, network } = thing.values;
  const isKnown = ["project", "network"].every((key) => !hasUnknown(markOf(thing, key)));
  return (
    isKnown &&
    typeof own === "string" &&
    own !== "" &&
    own !== project &&
    // Terraform makes a text of a number.
    !String(network).includes("/")
  );
}

function isFilledIn(plan: PlainPlan, thing: Thing, key: string): boolean {
  return (
    FILLED_IN.includes(key) &&
    markOf(thing, key) === true &&
    thing.actions.includes("create") &&
    configurationOf(plan, thing) !== undefined &&
    isBody(configurationOf(plan, thing)!["expressions"]) &&
    expressionOf(plan, thing, key) === undefined
  );
}

function read(body: Body, thing: Thing, facts: GoogleFacts): readonly GoogleRule[] {
  return readGoogleRule({ type: RULE, name: thing.name, address: thing.address, body }, {}, facts);
}

/** Links of the networks that a rule may be in: the one it is in, or every one of the site. */
function networksOf(plan: PlainPlan, thing: Thing, facts: GoogleFacts): readonly string[] {
  const { things, elsewhere } = namedBy(plan, thing, "network");
  const [only] = things;
  const link = things.size === 1 && !elsewhere ? linkOf(plan, only!) : undefined;
  return link === undefined
    ? [
        ...facts.networks.map(({ network }) => linkTo(network, facts.project)),
        linkTo("x", facts.project),
      ]
    : [link];
}

function linkOf(plan: PlainPlan, thing: Thing): string | undefined {
  const { name } = thing.values;
  const project = thing.values["project"] ?? providerText(plan, thing, "project");
  const isKnown = ["name", "project"].every((key) => !hasUnknown(markOf(thing, key)));
  if (!isKnown || thing.type !== NETWORK) return undefined;
  return typeof name === "string" && typeof project === "string"
    ? linkTo(name, project)
    : undefined;
}

function linkTo(network: string, project: string): string {
  return network.includes("/") ? network : `projects/${project}/global/networks/${network}`;
}

/** Every way in which unknown words can turn out; what is unknown beyond them is widened afterwards. */
function* choices(known: Body, unknown: ReadonlySet<string>): Generator<Body> {
  const body: Record<string, unknown> = { ...known };
  const directions = unknown.has("direction") ? ["INGRESS", "EGRESS"] : [body["direction"]];
  const actions = unknown.has("allow") || unknown.has("deny") ? ["allow", "deny"] : [undefined];
  const project = unknown.has("project")
    ? /projects\/([^/]+)/.exec(String(body["network"]))?.[1]
    : undefined;
  if (project !== undefined) body["project"] = project;
  else if (unknown.has("project")) throw new Unsupported("a rule of an unknown project");
  for (const direction of directions) {
    for (const action of actions) {
      const one = { ...body, direction };
      if (action !== undefined) {
        Reflect.deleteProperty(one, "allow");
        Reflect.deleteProperty(one, "deny");
        Object.assign(one, { [action]: [{ protocol: "all" }] });
      }
      const from = ["source_ranges", "source_tags", "source_service_accounts"];
      if (from.some((key) => unknown.has(key)))
        for (const key of from) Reflect.deleteProperty(one, key);
      if (direction !== "EGRESS" && !from.some((key) => key in one))
        Object.assign(one, { source_ranges: ["0.0.0.0/0"] });
      // At the very number the rule may be asked anywhere: `gatesOfRules` asks it first, where it only may match.
      if (unknown.has("priority")) Object.assign(one, { priority: 0 });
      yield one;
    }
  }
}

function widened(rule: GoogleRule, unknown: ReadonlySet<string>): GoogleRule {
  const isInbound = rule.direction === "inbound";
  const source = ["source_ranges", "source_tags", "source_service_accounts"].some((key) =>
    unknown.has(key),
  );
  const destination = unknown.has("destination_ranges");
  const targets = unknown.has("target_tags") || unknown.has("target_service_accounts");
  return {
    ...rule,
    sure: false,
    far: (isInbound ? source : destination) ? ANYWHERE : rule.far,
    near: (isInbound ? destination : source) ? ANYWHERE : rule.near,
    traffic: unknown.has("allow") || unknown.has("deny") ? ANYTHING : rule.traffic,
    targets: targets ? { tags: [], accounts: [] } : rule.targets,
  };
}

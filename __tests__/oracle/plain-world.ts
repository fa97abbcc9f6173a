// The second road, several stacks: every document that the Edge's own stack may become once all stacks are applied. Each object of
// another stack that could be at the Edge either is or is not; the plain evaluator then looks at one document at a time.
import { asBody, type Body, isBody } from "./plain-document";
import type { PlainFacts } from "./plain-evaluator";
import { type Could, couldBe, type PlainStacks, resolvePlainly, worst } from "./plain-names";

/** What stands at the Edge in one possible world. */
export interface PossibleWorld {
  /** The own document with what other stacks add to it. */
  readonly document: unknown;
  /** Nothing of another stack is at the Edge. */
  readonly isUntouched: boolean;
  /** A machine of the Edge is where no rule of the site's guards it. */
  readonly unguarded?: true;
}

type Loose = Record<string, unknown>;
type Typed = Record<string, Record<string, Loose>>;
type Change = (world: { document: Loose; unguarded?: true }) => void;
interface Acting {
  readonly could: Could;
  readonly change: Change;
}

const GROUP = "azurerm_network_security_group";
const RULE = "azurerm_network_security_rule";
const ON_SUBNET = "azurerm_subnet_network_security_group_association";

export function possibleWorlds(
  own: string,
  stacks: PlainStacks,
  facts: PlainFacts,
  edgeAddresses: readonly string[],
): readonly PossibleWorld[] {
  const others = Object.keys(stacks).filter((name) => name !== own);
  const acting = others.flatMap((name) =>
    facts.cloud === "azure"
      ? azureObjects(name, own, stacks, facts.points[0]!.id)
      : googleObjects(name, stacks, facts.project, facts.networks[0]!, edgeAddresses),
  );
  const possible = acting.filter(({ could }) => could !== "no");
  const unsure = possible.filter(({ could }) => could === "perhaps");
  return Array.from({ length: 2 ** unsure.length }, (_, mask) => {
    const world: { document: Loose; isUntouched: boolean; unguarded?: true } = {
      document: structuredClone(stacks[own]) as Loose,
      isUntouched: possible.length === 0,
    };
    for (const one of possible) {
      const at = unsure.indexOf(one);
      if (at < 0 || ((mask >> at) & 1) === 1) one.change(world);
    }
    return world;
  });
}

function bodies(stack: unknown, type: string): readonly Body[] {
  const typed = asBody(asBody(stack, "stack")["resource"] ?? {}, "resource")[type];
  return isBody(typed) ? Object.values(typed).map((one) => asBody(one, type)) : [];
}

/** The group that a stack's association names, in the same stack. */
function groupOf(stack: unknown, reference: unknown): Body | undefined {
  const name = /^\$\{azurerm_network_security_group\.([\w-]+)\.id\}$/.exec(String(reference))?.[1];
  const all = asBody(asBody(stack, "stack")["resource"] ?? {}, "resource")[GROUP];
  const found = name === undefined || !isBody(all) ? undefined : all[name];
  return isBody(found) ? found : undefined;
}

/** The Edge's points with the rules of another group. */
function replaceRules(document: Loose, rules: unknown): void {
  const resource = document["resource"] as Typed;
  Reflect.deleteProperty(resource, RULE);
  const [target] = Object.values(resource[GROUP]!);
  target!["security_rule"] = structuredClone(rules ?? []);
}

function azureObjects(
  name: string,
  own: string,
  stacks: PlainStacks,
  subnet: string,
): readonly Acting[] {
  const stack = stacks[name];
  const [edge] = bodies(stacks[own], GROUP);
  const is = (text: unknown, wanted: unknown): Could =>
    couldBe(resolvePlainly(text, name, stacks), String(wanted), "any");
  const rules = bodies(stack, RULE).map((rule, at): Acting => {
    const { network_security_group_name: group, resource_group_name: place, ...rest } = rule;
    return {
      could: worst(is(group, edge!["name"]), is(place, edge!["resource_group_name"])),
      change: ({ document }) => {
        const resource = document["resource"] as Typed;
        const [target] = Object.values(resource[GROUP]!);
        const { [RULE]: standalone } = resource;
        if (standalone === undefined) (target!["security_rule"] as unknown[]).push(rest);
        else standalone[`${name}-${at}`] = { ...Object.values(standalone)[0], ...rest };
      },
    };
  });
  const attached = bodies(stack, ON_SUBNET).map((one): Acting => {
    const group = groupOf(stack, one["network_security_group_id"]);
    return {
      could: is(one["subnet_id"], subnet),
      change: ({ document }) => {
        replaceRules(document, group?.["security_rule"]);
      },
    };
  });
  const twins = bodies(stack, GROUP).map((group): Acting => ({
    could: worst(
      is(group["name"], edge!["name"]),
      is(group["resource_group_name"], edge!["resource_group_name"]),
    ),
    change: ({ document }) => {
      const [target] = Object.values((document["resource"] as Typed)[GROUP]!);
      target!["security_rule"] = structuredClone(group["security_rule"] ?? []);
    },
  }));
  return [...rules, ...attached, ...twins];
}

interface Home {
  readonly network: string;
  readonly tags: readonly string[];
}

function googleObjects(
  name: string,
  stacks: PlainStacks,
  project: string,
  home: Home,
  edgeAddresses: readonly string[],
): readonly Acting[] {
  const stack = stacks[name];
  const provider = asBody(asBody(stack, "stack")["provider"] ?? {}, "provider")["google"];
  const [first] = Array.isArray(provider) ? (provider as unknown[]) : [provider];
  const fallback = isBody(first) ? first["project"] : undefined;
  const inNetwork = (body: Body): Could => {
    const text = resolvePlainly(body["network"], name, stacks);
    const place = resolvePlainly(body["project"] ?? fallback, name, stacks);
    const linked = couldBe(text, `projects/${project}/global/networks/${home.network}`);
    if (linked !== "no") return linked;
    return worst(couldBe(text, home.network), couldBe(place, project));
  };
  const tagged = new Set([...home.tags, ...moreTags(stacks, edgeAddresses)]);
  const rules = bodies(stack, "google_compute_firewall").map((rule, at): Acting => {
    const targets = rule["target_tags"];
    // An empty list is none: the rule is for every machine.
    const all = Array.isArray(targets) ? (targets as unknown[]).map(String) : [];
    const listed = all.length === 0 ? undefined : all;
    const reaches = listed === undefined || listed.some((tag) => tagged.has(tag));
    return {
      could: reaches ? inNetwork(rule) : "no",
      change: ({ document }) => {
        const targeted = listed === undefined ? {} : { target_tags: home.tags };
        const body = { ...rule, target_tags: null, network: home.network, project, ...targeted };
        (document["resource"] as Typed)["google_compute_firewall"]![`${name}-${at}`] = body;
      },
    };
  });
  const machines = edgeMachines(stack, edgeAddresses).map(({ tags, at }): Acting => {
    const isGuarded = home.tags.some((tag) => tags.includes(tag));
    return {
      could: isGuarded ? "no" : inNetwork(at),
      change: (world) => {
        world.unguarded = true;
      },
    };
  });
  return [...rules, ...machines];
}

interface EdgeMachine {
  readonly tags: readonly string[];
  /** The interface with the Edge's address. */
  readonly at: Body;
}

function edgeMachines(stack: unknown, addresses: readonly string[]): readonly EdgeMachine[] {
  return bodies(stack, "google_compute_instance").flatMap((machine) => {
    const interfaces = machine["network_interface"];
    const tags = Array.isArray(machine["tags"]) ? (machine["tags"] as unknown[]).map(String) : [];
    return (Array.isArray(interfaces) ? (interfaces as unknown[]) : [])
      .filter(isBody)
      .filter((one) => addresses.includes(String(one["network_ip"])))
      .map((at) => ({ tags, at }));
  });
}

/** What the Edge's own machines carry beside the site's tags. */
function moreTags(stacks: PlainStacks, addresses: readonly string[]): readonly string[] {
  return Object.values(stacks).flatMap((stack) =>
    edgeMachines(stack, addresses).flatMap(({ tags }) => tags),
  );
}

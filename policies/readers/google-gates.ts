// Google Cloud: the gates of a deployment, one for each class of its Edge machines and direction, and one for each class
// of other machines that a rule of the document opens.
import type { Layer, Rule } from "../../modules/packets";
import type { Deployment, GoogleNetwork } from "../../modules/sites";
import {
  BOTH_DIRECTIONS,
  BOTH_VERDICTS,
  doubted,
  type GateDirection,
  rulesIn,
  type RuleVerdict,
} from "./document-rule";
import { GOOGLE_FIREWALL_TYPE } from "./foreign-resources";
import type { FoundGates, Gate, RuleOrigin } from "./gate";
import { impliedRule, PREPARED_RULES } from "./google-defaults";
import { compareNetworks, type NetworkName, networkName, projectOfNetwork } from "./google-network";
import { type GoogleRule, readGoogleRule } from "./google-rule";
import {
  describeMachines,
  edgeClasses,
  type MachineClass,
  namesOf,
  type Reach,
  reachOfEdge,
  reachOfOthers,
  sameClass,
} from "./google-targets";
import type { ReadingNotes } from "./reading-notes";
import type { ResourceIndex } from "./references";
import { isToken } from "./template-text";
import type { TerraformResource } from "./terraform-resources";

export type GoogleDeployment = Extract<Deployment, { cloud: "google" }>;

const BARE: MachineClass = { bare: true };

/** One of the site's networks with the rules of the document that are, or may be, in it. */
interface Home {
  readonly name: NetworkName;
  readonly network: GoogleNetwork;
  readonly rules: readonly GoogleRule[];
}

export function readGoogleGates(
  resources: readonly TerraformResource[],
  index: ResourceIndex,
  { settings }: GoogleDeployment,
  notes: ReadingNotes,
): FoundGates {
  const project = index.literal(settings.project) ?? settings.project.trim();
  const machines = settings.networks.flatMap(({ targets }) => namesOf(targets));
  const written = resources
    .filter(({ type }) => type === GOOGLE_FIREWALL_TYPE)
    .map((resource) => readGoogleRule(resource, index, machines));
  const names = settings.networks.map(({ network }) => networkName(network, project, index));
  refuseMeeting(names, notes);
  const rules = refuseTwins(written)
    .filter(({ disabled }) => !disabled)
    .map((rule) => placed(rule, names, project));
  const homes = settings.networks.map((network, number): Home => {
    const here = rules.flatMap(({ inHomes }) => inHomes[number] ?? []);
    return {
      name: names[number] ?? networkName(network.network, project, index),
      network,
      rules: here,
    };
  });
  for (const { targets } of settings.networks) assumptions(notes, "serviceAccounts" in targets);
  const elsewhere = otherNetworks(rules);
  const gatesFor = (verdicts: readonly RuleVerdict[]): readonly Gate[] =>
    BOTH_DIRECTIONS.flatMap((direction) => [
      ...homes.flatMap((home) => gatesOf(home, direction, verdicts)),
      ...elsewhere.flatMap(({ network, rules: there }) =>
        otherClasses(there, [], direction, verdicts).map((other) =>
          otherGate(network, other, there, direction),
        ),
      ),
    ]);
  const gateLike = (other: Gate): Gate | undefined => {
    const seen = OTHERS.get(other);
    if (seen === undefined) return undefined;
    const { network, machines } = seen;
    if (rules.some(({ rule }) => compareNetworks(rule.network, network) === "untold"))
      return undefined;
    const home = homes.find(({ name }) => compareNetworks(name, network) === "same");
    const there = rules.flatMap(({ rule }) =>
      compareNetworks(rule.network, network) === "same" ? [rule] : [],
    );
    return otherGate(network, machines, home?.rules ?? there, other.direction);
  };
  return { gates: gatesFor(["allow"]), everyGate: () => gatesFor(BOTH_VERDICTS), gateLike };
}

/** Which machines each gate of other machines is about, so that another document can be asked about the same ones. */
const OTHERS = new WeakMap<
  Gate,
  { readonly network: NetworkName; readonly machines: MachineClass }
>();

function gatesOf(
  { name, network, rules }: Home,
  direction: GateDirection,
  verdicts: readonly RuleVerdict[],
): readonly Gate[] {
  const edge = edgeClasses(network.targets);
  return [
    ...edge.map((machines) => edgeGate(name, network, machines, rules, direction)),
    ...otherClasses(rules, edge, direction, verdicts).map((machines) =>
      otherGate(name, machines, rules, direction),
    ),
  ];
}

/** Networks of the site that may be one network would have each other's rules. */
function refuseMeeting(names: readonly NetworkName[], notes: ReadingNotes): void {
  names.forEach((name, index) => {
    const other = names.slice(0, index).find((one) => compareNetworks(one, name) !== "different");
    if (other === undefined) return;
    notes.refuse({
      message: `it cannot be told whether the networks \`${other.text}\` and \`${name.text}\` of the site differ`,
      remedy: "name both networks in the same way in the site's settings",
      path: [],
    });
  });
}

/** A rule, and the part of it that acts in each of the site's networks: all, all but in doubt, or nothing. */
interface PlacedRule {
  readonly rule: GoogleRule;
  readonly inHomes: readonly (readonly GoogleRule[])[];
}

function placed(rule: GoogleRule, homes: readonly NetworkName[], project: string): PlacedRule {
  const answers = homes.map((home) => compareNetworks(rule.network, home));
  const home = homes[answers.indexOf("same")];
  const untold = homes[answers.indexOf("untold")];
  if (home !== undefined || untold === undefined) {
    const expected = home === undefined ? rule.project : project;
    const owner = projectOfNetwork(home ?? rule.network) ?? expected;
    const kept = keptInProject(rule, owner);
    return { rule, inHomes: answers.map((answer) => (answer === "same" ? [kept] : [])) };
  }
  rule.rule.block.refuse(
    `it cannot be told whether the network \`${rule.network.text}\` of the rule is the deployment's \`${untold.text}\``,
    "write `network` as in the site's settings, and `project` on the rule or on its provider",
    "network",
  );
  const doubtful = { ...rule, rule: doubted(rule.rule, "it may belong to another network") };
  return { rule, inHomes: answers.map((answer) => (answer === "untold" ? [doubtful] : [])) };
}

/** Google refuses a rule in another project than its network's ("cross project referencing is not allowed"). */
function keptInProject(rule: GoogleRule, project: string | undefined): GoogleRule {
  if (rule.project === undefined || project === undefined || rule.project === project) return rule;
  rule.rule.block.refuse(
    `the rule is made in the project \`${rule.project}\`, and its network is in \`${project}\`, as far as can be told`,
    "make the rule in the project of its network: Google refuses it in any other",
    "project",
  );
  return { ...rule, rule: doubted(rule.rule, "it may not be in the project of its network") };
}

/** Names are unique in a project: of two rules with one name, Google takes one. */
function refuseTwins(rules: readonly GoogleRule[]): readonly GoogleRule[] {
  const byName = new Map<string, GoogleRule[]>();
  for (const rule of rules) {
    const { name } = rule.rule;
    const { project } = rule.network;
    const key = `${name} ${project ?? ""}`;
    const sharing = byName.get(key);
    if (sharing === undefined) byName.set(key, [rule]);
    else sharing.push(rule);
  }
  return rules.map((rule) => {
    const { name, block } = rule.rule;
    const sharing = byName.get(`${name} ${rule.network.project ?? ""}`) ?? [];
    if (name === "" || sharing.length < 2) return rule;
    if (rule !== sharing[0]) {
      block.refuse(
        `two rules are named \`${name}\`, and Google takes a name once in a project`,
        "give each rule its own name",
        "name",
      );
    }
    return { ...rule, rule: doubted(rule.rule, "another rule has the same name") };
  });
}

function edgeGate(
  home: NetworkName,
  { interfaces }: GoogleNetwork,
  machines: MachineClass,
  rules: readonly GoogleRule[],
  direction: GateDirection,
): Gate {
  const layer = layerOf(home, rules, direction, ({ targets }) => reachOfEdge(targets, machines));
  const name = `network ${home.text}, ${describeMachines(machines)}`;
  const guard = interfaces === undefined ? {} : { interfaces };
  return { name, guards: name, direction, machines: "edge", chain: [layer], ...guard };
}

function otherGate(
  network: NetworkName,
  machines: MachineClass,
  rules: readonly GoogleRule[],
  direction: GateDirection,
): Gate {
  const layer = layerOf(network, rules, direction, ({ targets }) =>
    reachOfOthers(targets, machines),
  );
  const name = `network ${network.text}, other ${describeMachines(machines)}`;
  const place = `network ${network.project ?? ""}/${network.name ?? network.text}`;
  const guards = `${place}, ${describeMachines(machines)}`;
  const gate: Gate = { name, guards, direction, machines: "other", chain: [layer] };
  OTHERS.set(gate, { network, machines });
  return gate;
}

/** Ascending priority, deny before allow at the same one; unknown priorities come first. */
function layerOf(
  network: NetworkName,
  rules: readonly GoogleRule[],
  direction: GateDirection,
  reach: (rule: GoogleRule) => Reach,
): Layer<RuleOrigin> {
  const own = rules.flatMap((rule) => {
    if (!rule.rule.directions.includes(direction)) return [];
    const answer = reach(rule);
    if (answer === "never") return [];
    const here = answer === "always" ? rule.rule : doubted(rule.rule, NOT_CERTAINLY_HERE);
    return rulesIn(here);
  });
  const prepared = direction === "inbound" && mayBePrepared(network) ? preparedRules() : [];
  return { rules: [...own, ...prepared].sort(inOrder), implied: impliedRule(direction) };
}

const NOT_CERTAINLY_HERE =
  "whether these machines also carry the tags or accounts of the rule is not known";

function inOrder(a: Rule<RuleOrigin>, b: Rule<RuleOrigin>): number {
  const byNumber = (a.origin.priority ?? -1) - (b.origin.priority ?? -1);
  return byNumber === 0 ? Number(a.verdict === "allow") - Number(b.verdict === "allow") : byNumber;
}

function mayBePrepared({ name, declared }: NetworkName): boolean {
  return !declared && (name === undefined || isToken(name) || name === "default");
}

function preparedRules(): readonly Rule<RuleOrigin>[] {
  return PREPARED_RULES.map(({ boxes, origin }) => ({
    verdict: "allow",
    certain: boxes.certain,
    possible: boxes.possible,
    origin,
  }));
}

/** Classes besides the Edge's that some rule of the document with one of these verdicts acts on. */
function otherClasses(
  rules: readonly GoogleRule[],
  edge: readonly MachineClass[],
  direction: GateDirection,
  verdicts: readonly RuleVerdict[],
): readonly MachineClass[] {
  const classes = new Map<string, MachineClass>();
  for (const { rule, targets } of rules) {
    if (
      !rule.directions.includes(direction) ||
      !rule.verdicts.some((one) => verdicts.includes(one))
    )
      continue;
    for (const machines of namedBy(targets)) {
      if (!edge.some((one) => sameClass(one, machines))) {
        classes.set(describeMachines(machines), machines);
      }
    }
  }
  return [...classes.values()];
}

function namedBy({ tags, accounts }: GoogleRule["targets"]): readonly MachineClass[] {
  if (tags === undefined && accounts === undefined) return [BARE];
  return [
    ...(tags?.known ?? []).map((tag) => ({ tag })),
    ...(accounts?.known ?? []).map((account) => ({ account })),
  ];
}

interface NetworkRules {
  readonly network: NetworkName;
  readonly rules: readonly GoogleRule[];
}

/** Rules of networks that certainly are none of the deployment's, network by network. */
function otherNetworks(placedRules: readonly PlacedRule[]): readonly NetworkRules[] {
  const networks = new Map<string, { network: NetworkName; rules: GoogleRule[] }>();
  for (const { rule, inHomes } of placedRules) {
    if (inHomes.some((rules) => rules.length > 0)) continue;
    const { text, name, project } = rule.network;
    const key = `${project ?? ""}/${name ?? text}`;
    const known = networks.get(key);
    if (known === undefined) networks.set(key, { network: rule.network, rules: [rule] });
    else known.rules.push(rule);
  }
  return [...networks.values()];
}

function assumptions(notes: ReadingNotes, byAccount: boolean): void {
  notes.assume(
    "no hierarchical, system or network firewall policy of Google Cloud acts on these machines",
  );
  notes.assume(
    "the metadata server (169.254.169.254), which is always open, is outside this proof",
  );
  notes.assume(
    byAccount
      ? "the Edge machines run as the service accounts of `settings.targets`"
      : "the Edge machines carry the network tags of `settings.targets`",
  );
  notes.assume(
    "the network holds no VPC firewall rule of other documents that acts on these machines",
  );
}

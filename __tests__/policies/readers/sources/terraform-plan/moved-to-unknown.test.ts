// Every value of a recorded plan that a verdict rests on, moved from known to known after apply: nothing is taken for unset,
// null or empty, at whatever depth it stands.
import type { Change, Values } from "../../support/plans";
import { at, judged, recorded, type RecordedPlan } from "../../support/recorded-plans";

type Path = readonly (string | number)[];

/** Says nothing about packets. */
const NEUTRAL = new Set([
  "address_prefixes",
  "address_space",
  "deletion_policy",
  "description",
  "enable_logging",
  "labels",
  "location",
  "log_config",
  "params",
  "private_endpoint_network_policies",
  "tags",
  "timeouts",
]);

/** Paths of all values, objects and lists included, that are neither null nor empty nor neutral. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return [];
  const below = typeof value === "object" ? Object.entries(value) : [];
  const found = below
    .filter(([key]) => !NEUTRAL.has(key))
    .flatMap(([key, one]) => pathsIn(one, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? found : [path, ...found];
}

/** A list that loses an element keeps its place, as Terraform writes it. */
function hide({ change }: Change, path: Path): void {
  const last = path.at(-1) ?? "";
  const parents = path.slice(0, -1);
  const holder = parents.reduce<unknown>((at, key) => (at as Values)[key], change.after) as Values;
  if (Array.isArray(holder)) (holder as unknown[])[Number(last)] = null;
  else Reflect.deleteProperty(holder, last);
  let marks = change.after_unknown as Record<string | number, unknown>;
  for (const [index, key] of parents.entries()) {
    const empty: unknown = typeof path[index + 1] === "number" ? [] : {};
    const known = marks[key];
    const next = typeof known === "object" && known !== null ? known : empty;
    marks[key] = next;
    marks = next as typeof marks;
  }
  marks[last] = true;
}

const PLACES: readonly [name: RecordedPlan, address: string, within?: RegExp][] = [
  ["google-first", 'google_compute_firewall.deny["out-v4"]'],
  ["google-first", 'google_compute_firewall.deny["out-v6"]'],
  ["google-first", 'google_compute_firewall.inbound["clients"]'],
  ["google-first", 'google_compute_firewall.outbound["media"]'],
  ["google-applied", 'google_compute_firewall.inbound["clients"]'],
  ["google-modules", 'module.inner.google_compute_firewall.inbound["gateway"]'],
  ["azure-first", "azurerm_network_security_group.edge", /^security_rule(,[0-3](,|$)|$)/],
  ["azure-standalone", "azurerm_network_security_rule.edge[6]"],
];

/** The provider says these of itself; or they say the same as what is beside them. */
const SAID_TWICE =
  /^(id|self_link|creation_timestamp|resource_group_name|name|project|security_rule,\d+,name)$/;

test.each(PLACES)("in %s, %s", (name, address, within = /./) => {
  const paths = pathsIn(at(recorded(name), address).change.after).filter(
    (path) => within.test(path.join()) && !SAID_TWICE.test(path.join()),
  );
  expect(paths.length).toBeGreaterThan(6);
  const proven = paths.filter((path) => {
    const plan = recorded(name);
    hide(at(plan, address), path);
    return judged(plan, name).verdict === "proven";
  });
  expect(proven.map((path) => path.join("."))).toEqual([]);
});

test.each(PLACES)(
  "in %s, %s: what is unknown beside it, without being unknown",
  (name, address) => {
    const plan = recorded(name);
    const { change } = at(plan, address);
    for (const key of Object.keys(change.after ?? {}))
      change.after_unknown[key] ??= Array.isArray(change.after?.[key]) ? [] : false;
    expect(judged(plan, name)).toMatchObject({ verdict: "proven" });
  },
);

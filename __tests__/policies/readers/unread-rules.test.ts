// Rules that come before all that is read, and that nobody reads: nothing behind them is certain.
import {
  ask,
  azure,
  attached,
  denyAll,
  gate,
  group,
  lenientGoogle,
  read,
  type Resources,
  securityRule,
  vpc,
  vpcRule,
} from "./support/read-documents";

const OPEN = "tcp 203.0.113.5:40000 > 10.45.16.10:443";
const CLOSED = "udp 203.0.113.5:40000 > 10.45.16.10:443";
const google = (...more: readonly Resources[]) => read(lenientGoogle(), vpc(vpcRule()), ...more);
const of = (type: string): Resources => ({ [type]: { above: { name: "above" } } });

test.each([
  "google_compute_firewall_policy_rule",
  "google_compute_network_firewall_policy",
  "google_compute_network_firewall_policy_with_rules",
  "google_compute_region_network_firewall_policy_association",
])("%s", (type) => {
  const found = gate(google(of(type)), "inbound");
  expect([ask(found, OPEN), ask(found, CLOSED)]).toEqual(["unknown", "unknown"]);
  const without = gate(google(), "inbound");
  expect([ask(without, OPEN), ask(without, CLOSED)]).toEqual(["open", "closed"]);
});

test.each([
  ["a type that is no firewall", of("google_storage_bucket")],
  ["one that filters elsewhere", of("google_compute_security_policy")],
  ["another cloud's", of("azurerm_network_manager_admin_rule")],
])("%s leaves the rules as they are", (_, more) => {
  const found = gate(google(more), "inbound");
  expect([ask(found, OPEN), ask(found, CLOSED)]).toEqual(["open", "closed"]);
});

test("a type that the site vouches for", () => {
  const type = "google_compute_network_firewall_policy";
  const site = { ...lenientGoogle(), harmlessResourceTypes: [type] };
  const found = gate(read(site, vpc(vpcRule()), of(type)), "inbound");
  expect([ask(found, OPEN), ask(found, CLOSED)]).toEqual(["open", "closed"]);
});

test("security admin rules", () => {
  const parts = [group([securityRule(), denyAll("Inbound")]), attached()];
  const above = of("azurerm_network_manager_admin_rule");
  const found = gate(read(azure(), ...parts, above), "inbound");
  expect([ask(found, OPEN), ask(found, CLOSED)]).toEqual(["unknown", "unknown"]);
  const plain = gate(read(azure(), ...parts), "inbound");
  expect([ask(plain, OPEN), ask(plain, CLOSED)]).toEqual(["open", "closed"]);
});

// The table of resource types: every type of both clouds' providers is read, harmless or refused, and never two of these.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { judgeType, rowsOf, TABLE } from "../../../policies/readers/harmless/judge-type";
import { FIREWALL_TYPES } from "../../../policies/readers/kinds";
import { isPlace } from "../../../policies/readers/sources/place-types";

/** Types that the installed bindings of a provider make. */
function typesOf(provider: string): readonly string[] {
  const lib = join(dirname(require.resolve(`@cdktf/provider-${provider}/package.json`)), "lib");
  return readdirSync(lib)
    .filter((folder) => folder !== "provider" && !folder.startsWith(`data-${provider}-`))
    .map((folder) => join(lib, folder, "index.d.ts"))
    .filter((file) => existsSync(file))
    .flatMap((file) => {
      const type = /static readonly tfResourceType = "(\w+)"/.exec(readFileSync(file, "utf8"))?.[1];
      return type === undefined ? [] : [type];
    });
}

const NAMES = ["azurerm", "google"].flatMap(typesOf);

test("the bindings name every type", () => {
  expect(NAMES.length).toBeGreaterThan(2200);
});

test("every type of both providers is read, or stands in exactly one row", () => {
  const rows = new Map(NAMES.map((type) => [type, rowsOf(type).map(({ service }) => service)]));
  const wrong = NAMES.filter(
    (type) => rows.get(type)?.length !== (FIREWALL_TYPES.has(type) ? 0 : 1),
  );
  expect(wrong).toEqual([]);
});

test("no name or pattern stands in the table twice, and each row says why", () => {
  const written = TABLE.flatMap(({ types }) => types);
  expect(written.filter((type, at) => written.indexOf(type) !== at)).toEqual([]);
  for (const { reason, service } of TABLE)
    expect([service, reason.length > 8]).toEqual([service, true]);
});

test("firewalls, policies and what deploys or calls others are never harmless", () => {
  const words =
    /^azurerm_((web_application_)?firewall|(resource|resource_group|subscription|management_group)_policy_|policy_(set_)?definition|.*template_deployment|.*deployment_script|automation_runbook|kubernetes|.*security_admin|.*admin_rule|blueprint)|^google_(compute_.*(firewall|security)_policy|container_(cluster|node_pool)|vpc_access|composer|dataproc_cluster|deployment_manager|network_security_(firewall|gateway))/;
  const letThrough = NAMES.filter(
    (type) => words.test(type) && !/_iam_/.test(type) && judgeType(type)?.is !== "refused",
  );
  expect(letThrough).toEqual([]);
});

test.each([
  ["azurerm_linux_virtual_machine_scale_set", "place"],
  ["azurerm_network_interface_application_security_group_association", "place"],
  ["google_compute_region_instance_template", "place"],
  ["azurerm_virtual_machine_extension", "harmless"],
  ["azurerm_recovery_services_vault", "harmless"],
  ["azurerm_key_vault_something_new", "harmless"],
  ["google_pubsub_topic_iam_member", "harmless"],
  ["google_gke_hub_scope_iam_member", "harmless"],
  ["azuread_group", "harmless"],
  ["local_file", "harmless"],
  ["azapi_resource", "refused"],
  ["google_network_security_address_group_iam_member", "refused"],
  ["azurerm_network_something_new", undefined],
  ["google_compute_something_new", undefined],
  ["constructor", undefined],
])("%s is %s", (type, is) => {
  expect(judgeType(type)?.is).toBe(is);
});

test("what names stand for rests on places, and on whatever may be one", () => {
  expect(["azurerm_subnet", "google_compute_route", "acme_thing"].every(isPlace)).toBe(true);
  expect(["azurerm_key_vault", "google_sql_user"].some(isPlace)).toBe(false);
});

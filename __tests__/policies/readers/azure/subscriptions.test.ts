// In which subscription an object is that is still to be made, where its provider does not show it.
import type { Reading } from "../../../../policies/readers";
import {
  attached,
  azure,
  complaints,
  denyAll,
  documentText,
  type Fields,
  group,
  names,
  readText,
} from "../support/read-documents";

const SUBNET =
  "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/edge";
const MADE = { resource_group_name: "rg", virtual_network_name: "vnet", name: "edge" };

/** A subnet, its group and its association, all made by one provider. */
function reading(providers: readonly Fields[], provider?: string): Reading {
  const by = provider === undefined ? {} : { provider };
  const text = documentText(
    group([denyAll("Inbound"), denyAll("Outbound")], by),
    {
      azurerm_subnet: {
        edge: { ...MADE, address_prefixes: ["10.45.16.0/24", "2001:db8::/64"], ...by },
      },
    },
    attached("${azurerm_subnet.edge.id}"),
  );
  const root = { ...(JSON.parse(text) as Fields), provider: { azurerm: providers } };
  return readText(azure({ attach: [{ subnetId: SUBNET }] }), JSON.stringify(root));
}

const lab = { alias: "lab", subscription_id: "other" };
const hidden = "${var.subscription_id}";
const ENVIRONMENT = /^providers without a `subscription_id` work in the subscription/;
const NOT_SHOWN = /^the provider `azurerm` works in the subscription .* is not shown$/;
const assumed = ({ assumptions }: Reading): readonly string[] =>
  assumptions.filter((one) => ENVIRONMENT.test(one) || NOT_SHOWN.test(one));

const TAKEN: readonly (readonly [string, readonly Fields[], string | undefined, RegExp[]])[] = [
  ["written out", [{ subscription_id: "s" }, lab], undefined, []],
  ["written out for an alias", [{ ...lab, subscription_id: "S" }, {}], "azurerm.lab", []],
  ["written nowhere", [{}], undefined, [ENVIRONMENT]],
  ["written nowhere beside an alias", [{}, lab], undefined, [ENVIRONMENT]],
  ["the only provider's", [{ subscription_id: hidden }], undefined, [NOT_SHOWN]],
];

test.each(TAKEN)("%s: it is the site's", (_, providers, provider, says) => {
  const read = reading(providers, provider);
  expect(complaints(read)).toEqual([]);
  expect(names(read.gates)).toContain("edge");
  expect(assumed(read)).toEqual(says.map((one) => expect.stringMatching(one) as unknown));
});

test.each([
  ["not shown beside an alias", [{ subscription_id: hidden }, lab], undefined],
  ["not shown for an alias", [{}, { alias: "lab", subscription_id: hidden }], "azurerm.lab"],
  ["of an alias that nobody configures", [{}], "azurerm.gone"],
] as const)("%s: it may be any", (_, providers, provider) => {
  const read = reading(providers, provider);
  expect(assumed(read)).toEqual([]);
  expect(complaints(read)).not.toEqual([]);
});

// The network interfaces of a document: in which subnets they are, and which addresses they certainly have.
import type { Prefix } from "../../../modules/packets";
import { showsWhatIsDeployed } from "../sources/meta-arguments";
import type { ResourceIndex } from "../sources/references";
import { isObject } from "../sources/terraform-config/terraform-resources";
import { literalAddress } from "../prefixes";

export const INTERFACE_TYPE = "azurerm_network_interface";

/** What the document shows of an interface. */
export interface InterfaceFacts {
  /** Subnets of its IP configurations, as written; `undefined` when they are not all shown. */
  readonly subnets: readonly string[] | undefined;
  /** Addresses that are given to it for certain. */
  readonly addresses: readonly Prefix[];
}

/** The interface that a reference leads to; `undefined` when the document does not show it as it will be. */
export function interfaceFacts(id: string, index: ResourceIndex): InterfaceFacts | undefined {
  const body = index.find(id, INTERFACE_TYPE, "id")?.block.body;
  if (body === undefined || !showsWhatIsDeployed(body)) return undefined;
  const written = body["ip_configuration"];
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  const configurations = list.filter(isObject);
  const ids = configurations.map((one) => one["subnet_id"]);
  const whole =
    configurations.length === list.length && ids.every((one) => typeof one === "string");
  return {
    subnets: whole ? ids : undefined,
    addresses: configurations.flatMap((one) => staticAddress(one) ?? []),
  };
}

/** An address that Azure chooses is shown nowhere, whatever else is written. */
function staticAddress(configuration: Readonly<Record<string, unknown>>): Prefix | undefined {
  if (configuration["private_ip_address_allocation"] !== "Static") return undefined;
  return literalAddress(configuration["private_ip_address"]);
}

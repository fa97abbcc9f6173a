// The network interfaces of a source: in which subnets they are, and which addresses they certainly have.
import type { Prefix } from "../../../modules/packets";
import { literalAddress } from "../rules/prefixes";
import { nameText } from "../resources/field";
import type { ResourceBlock } from "../resources/resource-block";
import type { ResourceSet } from "../resources/resource-set";
import { declaredAs } from "./declared-as";

export const INTERFACE_TYPE = "azurerm_network_interface";

/** What the source shows of an interface. */
export interface ShownInterface {
  /** Subnets of its IP configurations, as written; `undefined` when they are not all shown. */
  readonly subnets: readonly string[] | undefined;
  /** Addresses that are given to it for certain. */
  readonly addresses: readonly Prefix[];
}

/** The interface that a name leads to; `undefined` when the source does not show it as it will be. */
export function shownInterface(id: string, resources: ResourceSet): ShownInterface | undefined {
  const found =
    resources.find(id, INTERFACE_TYPE, "id") ?? declaredAs(id, INTERFACE_TYPE, resources);
  const block = found?.block;
  if (block?.showsWhatIsDeployed !== true) return undefined;
  const { objects, lost } = block.blocks("ip_configuration");
  const ids = objects.flatMap((one) => nameText(one.name("subnet_id")) ?? []);
  const isShown = objects.length > 0 && lost.length === 0 && ids.length === objects.length;
  return {
    subnets: isShown ? ids : undefined,
    addresses: objects.flatMap((one) => staticAddress(one) ?? []),
  };
}

/** An address that Azure chooses is shown nowhere, whatever else is written. */
export function staticAddress(configuration: ResourceBlock): Prefix | undefined {
  const allocation = configuration.text("private_ip_address_allocation");
  if (allocation.is !== "known" || allocation.value !== "Static") return undefined;
  return literalAddress(configuration.text("private_ip_address"));
}

const SCALE_SET = /_virtual_machine_scale_set$/;

/** The IP configurations of every scale set, each with its scale set: they stand in its own body. */
export function scaleSetConfigurations(
  resources: ResourceSet,
): readonly { readonly block: ResourceBlock; readonly configuration: ResourceBlock }[] {
  return resources.all
    .filter(({ type }) => SCALE_SET.test(type))
    .flatMap(({ block }) =>
      block
        .blocks("network_interface")
        .objects.flatMap((one) => one.blocks("ip_configuration").objects)
        .map((configuration) => ({ block, configuration })),
    );
}

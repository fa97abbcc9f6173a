// The VPC networks of a Google deployment and its machines in each. A machine has at most one interface in a network, so
// an Edge Server with an external and an internal side is in two: a deployment names one network, or a list of them.
import { formatPath } from "../../input";
import type { Inspection, Path } from "../../input";
import { checkGuards, readGuard } from "./guard-checks";
import type { WrittenNames } from "../file/role-addresses";
import type { GoogleNetwork, GoogleTargets } from "../site";
import type { WrittenGoogle, WrittenGoogleNetwork } from "../file/written-site";

const SINGLE_KEYS = ["network", "targetTags", "targetServiceAccounts"] as const;

/** The networks, or undefined if something about them is wrong. */
export function readGoogleNetworks(
  written: WrittenGoogle,
  interfaces: WrittenNames,
  path: Path,
  inspection: Inspection,
): readonly GoogleNetwork[] | undefined {
  const at = [...path, "networks"];
  const keys = keysAt(path, SINGLE_KEYS, inspection);
  if (inspection.document.textOf(at) === undefined) {
    const only = readNetwork(written, path, inspection);
    return only === undefined ? undefined : [only];
  }
  for (const key of keys)
    inspection.reportErrorAtKey([...path, key], {
      message: `\`${key}\` stands beside \`networks\`, which names networks and machines itself`,
      allowed: "`network` and its machines, or a list of `networks`",
      remedy: "remove one of the two",
    });
  const { networks = [] } = written;
  const read = networks.map((network, index) =>
    network === undefined ? undefined : readNetwork(network, [...at, index], inspection),
  );
  if (networks.length === 0) return undefined;
  checkGuards(networks, interfaces, at, inspection);
  reportSharing(networks, at, inspection);
  return read.every((network) => network !== undefined) ? read : undefined;
}

function readNetwork(
  written: WrittenGoogleNetwork,
  path: Path,
  inspection: Inspection,
): GoogleNetwork | undefined {
  const targets = readTargets(written, path, inspection);
  const { network } = written;
  if (inspection.document.textOf([...path, "network"]) === undefined)
    inspection.reportErrorAtKey(path, {
      message: `key \`network\` is missing in \`${formatPath(path)}\``,
      allowed:
        "a network name, projects/PROJECT/global/networks/NAME, or a Terraform reference such as ${google_compute_network.perimeter.name}",
      remedy: "add `network:`",
    });
  if (network === undefined || targets === undefined) return undefined;
  return { network, targets, ...readGuard(written) };
}

function readTargets(
  { targetTags: tags, targetServiceAccounts: serviceAccounts }: WrittenGoogleNetwork,
  path: Path,
  inspection: Inspection,
): GoogleTargets | undefined {
  const names = keysAt(path, ["targetTags", "targetServiceAccounts"], inspection);
  if (names.length === 1) {
    if (tags !== undefined) return { tags: tags.filter((tag) => tag !== undefined) };
    if (serviceAccounts === undefined) return undefined;
    return { serviceAccounts: serviceAccounts.filter((account) => account !== undefined) };
  }
  inspection.reportErrorAtKey(names.length === 0 ? path : [...path, "targetServiceAccounts"], {
    message:
      names.length === 0
        ? "the settings do not say which machines are Edge Servers"
        : "the settings name Edge machines by tags and by service accounts; Google takes one or the other",
    allowed: "exactly one of targetTags and targetServiceAccounts",
    remedy: names.length === 0 ? "add `targetTags: [edge]`" : "remove one of the two",
  });
  return undefined;
}

/** The keys as the file has them: a list with a mistake in it is there all the same. */
function keysAt(path: Path, keys: readonly string[], { document }: Inspection): readonly string[] {
  return keys.filter((key) => document.textOf([...path, key]) !== undefined);
}

/** Rules of one name would meet if two networks had the same one, or guarded the same interface. */
function reportSharing(
  networks: readonly (WrittenGoogleNetwork | undefined)[],
  path: Path,
  inspection: Inspection,
): void {
  const named = new Map<string, number>();
  const guarded = new Map<string, number>();
  networks.forEach((network, index) => {
    if (network === undefined) return;
    const name = network.network?.trim();
    if (name !== undefined && named.has(name))
      inspection.reportError([...path, index, "network"], {
        message: `the network is listed twice, here and as number ${(named.get(name) ?? 0) + 1}`,
        remedy: "list a network once, with all of its `interfaces` and machines",
      });
    if (name !== undefined && !named.has(name)) named.set(name, index);
    if (network.interfaces === undefined && networks.length > 1)
      inspection.reportErrorAtKey([...path, index], {
        message: `\`${formatPath([...path, index])}\` does not say which interfaces are in this network`,
        allowed: "each interface of the deployment in exactly one network",
        remedy: "add `interfaces: [ROLE, …]`",
      });
    network.interfaces?.forEach((role, number) => {
      if (role === undefined) return;
      const other = guarded.get(role);
      guarded.set(role, other ?? index);
      if (other === undefined || other === index) return;
      inspection.reportError([...path, index, "interfaces", number], {
        message: `interface \`${role}\` is in network number ${other + 1} already`,
        allowed: "each interface of the deployment in exactly one network",
        remedy: "remove it here or there, or give the two networks interfaces of different names",
      });
    });
  });
}

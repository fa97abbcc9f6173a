// Roles that have addresses in common in any pool: a Front End lies in the internal networks, and one of the Front Ends holds
// the Central Management store. The tables list them apart because they ask for other ports, not because they are apart.

/** Whole networks inside, printed `Any` or by what lives there. */
const NETWORKS: ReadonlySet<string> = new Set([
  "internal-networks",
  "internal-clients",
  "logging-controllers",
]);

/** Machines inside. What stands in a perimeter network is none of them: the Edge, the reverse proxy. */
const MACHINES: ReadonlySet<string> = new Set([
  "front-ends",
  "directors",
  "director",
  "director-vip",
  "branch-appliances",
  "cms-front-ends",
  "office-web-apps",
]);

/** A role of which each machine has another role as well. */
const PARTS: ReadonlyMap<string, string> = new Map([["cms-front-ends", "front-ends"]]);

/** Whether nobody is surprised that the two share addresses. */
export function areExpectedNeighbours(left: string, right: string): boolean {
  const isInside = (network: string, other: string): boolean =>
    NETWORKS.has(network) && (NETWORKS.has(other) || MACHINES.has(other));
  const isPart = (part: string, whole: string): boolean => PARTS.get(part) === whole;
  return [
    [left, right],
    [right, left],
  ].some(([one = "", other = ""]) => isInside(one, other) || isPart(one, other));
}

// Roles that have addresses in common. A firewall knows machines by their addresses, so what is open for one of the roles is
// open for the other, which the tables do not ask for.
import type { BoundFlow, FamilyAddresses } from "../bound-flow";
import { overlap, type Roles } from "../file/role-addresses";
import type { Advisory } from "../site";
import { areExpectedNeighbours } from "./expected-neighbours";

interface NamedEnd {
  readonly name: string;
  readonly kind: "interface" | "peer";
  readonly addresses: readonly FamilyAddresses[];
}

/** One note for each role and all those before it that share with it. Of peers without flows nothing follows. */
export function sharedAddresses(roles: Roles, flows: readonly BoundFlow[]): readonly Advisory[] {
  const asked = new Set(flows.map(({ far }) => far.role));
  const ends = namedEnds(roles).filter(({ kind, name }) => kind === "interface" || asked.has(name));
  return ends.flatMap((right, index) => {
    const sharing = ends
      .slice(0, index)
      .filter((left) => overlap(left.addresses, right.addresses) && isNews(left, right, flows));
    return (["interface", "peer"] as const)
      .map((kind) => sharing.filter((left) => left.kind === kind))
      .filter((lefts) => lefts.length > 0)
      .map((lefts) => ({ id: "shared-address" as const, message: sharedText(lefts, right) }));
  });
}

/** `any` shares addresses with everything by intention; that is no news. */
function namedEnds({ interfaces, peers }: Roles): readonly NamedEnd[] {
  return [
    ...[...interfaces].map(([name, { addresses }]) => ({
      name,
      kind: "interface" as const,
      addresses,
    })),
    ...[...peers].flatMap(([name, peer]) =>
      peer === "any" ? [] : [{ name, kind: "peer" as const, addresses: peer }],
    ),
  ];
}

function isNews(left: NamedEnd, right: NamedEnd, flows: readonly BoundFlow[]): boolean {
  if (areExpectedNeighbours(left.name, right.name)) return false;
  return (
    left.kind === right.kind ||
    flows.some(({ near, far }) => near.role === left.name && far.role === right.name)
  );
}

function sharedText(lefts: readonly NamedEnd[], right: NamedEnd): string {
  const kind = lefts[0]?.kind ?? right.kind;
  const listed = lefts.map(({ name }) => `\`${name}\``).join(", ");
  const names = `${kind}${lefts.length === 1 ? "" : "s"} ${listed} and ${right.kind} \`${right.name}\``;
  if (kind !== right.kind)
    return `${names} share addresses: flows between them are open among the Edge machines themselves`;
  return `${names} share addresses: a firewall cannot tell them apart, so there what is open for one is open for the other`;
}

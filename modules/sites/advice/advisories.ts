// What a reader of the report should know about a deployment, though it neither opens nor closes anything.
import type { PortRange } from "../../flows";
import { formatRanges } from "../../packets";
import type { BoundFlow } from "../bound-flow";
import { holds } from "../file/role-addresses";
import type { Days } from "../file/expiry";
import type { Roles } from "../file/role-addresses";
import type { Advisory } from "../site";
import { publicInterfaces } from "./public-interfaces";
import { sharedAddresses } from "./shared-addresses";
import { ticketWords } from "./ticket-words";
import { adviseTags } from "./unknown-tags";

/** Advisories about addresses and dates, in a fixed order. */
export function adviseDeployment(
  roles: Roles,
  flows: readonly BoundFlow[],
  { soon }: Days,
): readonly Advisory[] {
  return [
    ...sharedAddresses(roles, flows),
    ...wideInterfaces(roles),
    ...publicInterfaces(roles),
    ...partialFamilies(flows),
    ...needlessExtras(flows),
    ...adviseTags(flows),
    ...expiringSoon(flows, soon),
  ];
}

function wideInterfaces({ interfaces }: Roles): readonly Advisory[] {
  return [...interfaces.values()].flatMap(({ role, addresses }) =>
    addresses.flatMap(({ family, ranges }) =>
      ranges
        .filter(({ first, last }) => last - first >= LARGEST_POOL)
        .map((range) => ({
          id: "note" as const,
          effect: "opens" as const,
          message: `interface \`${role}\` is ${formatRanges(family, [range]).join(", ")}: every address in it counts as an Edge machine, whether one lives there or not`,
        })),
    ),
  );
}

/** More machines than a pool has. */
const LARGEST_POOL = 16n;

/** Two ends of which one speaks a version more than the other: the flow is open in what they share. */
function partialFamilies(flows: readonly BoundFlow[]): readonly Advisory[] {
  return flows.flatMap(({ id, near, far }) => {
    const lacking = near.addresses
      .map(({ family }) => family)
      .filter((family) => !far.addresses.some((other) => other.family === family));
    return lacking.map((family) => ({
      id: "note" as const,
      effect: "closes" as const,
      message: `flow ${id} is closed in IPv${family}: \`${far.role}\` has no IPv${family} addresses, though \`${near.role}\` has`,
    }));
  });
}

/** Extra flows, allowances and flows from certain source ports that a documented flow covers: they open nothing. */
function needlessExtras(flows: readonly BoundFlow[]): readonly Advisory[] {
  const documented = flows.filter(({ citations }) => citations.length > 0);
  return flows.flatMap((flow) => {
    const mayBeNeedless = flow.citations.length === 0 || flow.sourcePorts !== undefined;
    const covering = documented.find(
      (other) => mayBeNeedless && other !== flow && covers(other, flow),
    );
    if (covering === undefined) return [];
    const message = `flow ${flow.id} opens nothing that ${covering.id} does not open already`;
    return [{ id: "note" as const, message }];
  });
}

function covers(outer: BoundFlow, inner: BoundFlow): boolean {
  return (
    outer.direction === inner.direction &&
    (outer.transport === "any" || outer.transport === inner.transport) &&
    (outer.ports === undefined ||
      (inner.ports !== undefined && within(inner.ports, outer.ports))) &&
    (outer.sourcePorts === undefined ||
      (inner.sourcePorts !== undefined && within(inner.sourcePorts, outer.sourcePorts))) &&
    holds(outer.near.addresses, inner.near.addresses) &&
    holds(outer.far.addresses, inner.far.addresses)
  );
}

function within(inner: PortRange, outer: PortRange): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

function expiringSoon(flows: readonly BoundFlow[], soon: string): readonly Advisory[] {
  const extras = new Map(
    flows.flatMap(({ extra }) => (extra === undefined ? [] : [[extra.id, extra]])),
  );
  return [...extras.values()]
    .filter(({ expires }) => expires <= soon)
    .map(({ id, owner, expires, ticket }) => ({
      id: "expires-soon" as const,
      message: `extra flow \`${id}\` expires after ${expires}; ${owner} answers for it${ticketWords(ticket)}`,
    }));
}

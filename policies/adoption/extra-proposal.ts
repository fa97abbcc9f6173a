// What is certainly open and no row documents, as extra flows where it has the shape of one: a transport and ports between
// an interface and far addresses, from any source port. Whatever has another shape is left to the proof, which names it.
import type { Transport } from "../../modules/flows";
import {
  ALL_ADDRESSES,
  type AddressRange,
  type Box,
  formatAddress,
  prefixTexts,
  PROTOCOL,
  subtractAddresses,
} from "../../modules/packets";
import type { BoundEnd, Deployment } from "../../modules/sites";
import { describeRule } from "../catalog";
import type { ExtraDraft } from "../drafts";
import type { Gate, RuleOrigin } from "../readers";
import { farOf, isFew, nearOf } from "./near-guess";
import { type OpenBox, openBoxes } from "./open-boxes";

/** Extra flows, and the interfaces that they need besides the documented ones. */
export interface ExtraProposal {
  readonly extras: readonly ExtraDraft[];
  readonly interfaces: ReadonlyMap<string, readonly string[]>;
}

/** @param taken ids that other deployments of the site use. */
export function proposeExtras(
  deployment: Deployment,
  gates: readonly Gate[],
  taken: ReadonlySet<string>,
): ExtraProposal {
  const ids = new Set(taken);
  const known = [...deployment.interfaces];
  const added = new Map<string, readonly string[]>();
  const extras = new Map<string, ExtraDraft>();
  for (const { direction, box, rule } of openBoxes(deployment, gates)) {
    const transports = transportsOf(box);
    if (transports === undefined) continue;
    const { roles, rest } = splitByRole(box, direction, known);
    if (isFew(rest)) {
      const role = newRole(known);
      known.push({ role, addresses: [{ family: box.family, ranges: rest }] });
      added.set(role, prefixTexts(box.family, rest));
      roles.push(role);
    }
    for (const role of roles)
      for (const transport of transports) {
        const flow = flowOf({ direction, box, rule }, role, transport, known);
        const key = JSON.stringify([flow.transport, flow.ports, flow.from, flow.to]);
        if (!extras.has(key))
          extras.set(key, { ...flow, id: freeId(rule, ids), deployment: deployment.name });
      }
  }
  return { extras: [...extras.values()], interfaces: added };
}

/** The transports of a box that restricts no source port. */
function transportsOf({ protocol, sourcePort }: Box): readonly Transport[] | undefined {
  const [ports, other] = sourcePort;
  if (other !== undefined || ports?.first !== 0 || ports.last !== 65535) return undefined;
  const known: readonly Transport[] = ["tcp", "udp"];
  return known.filter((name) => protocol.some(({ first }) => first === PROTOCOL[name]));
}

/** The roles whose addresses the near side holds in full, and the near addresses that are nobody's. */
function splitByRole(
  box: Box,
  direction: Gate["direction"],
  known: readonly BoundEnd[],
): { readonly roles: string[]; readonly rest: readonly AddressRange[] } {
  let rest = nearOf(box, direction);
  const roles: string[] = [];
  for (const { role, addresses } of known) {
    const own = addresses.find(({ family }) => family === box.family)?.ranges ?? [];
    if (own.length === 0 || subtractAddresses(own, rest).length > 0) continue;
    roles.push(role);
    rest = subtractAddresses(rest, own);
  }
  return { roles, rest };
}

function newRole(known: readonly BoundEnd[]): string {
  const names = new Set(known.map(({ role }) => role));
  for (let number = 1; ; number += 1) {
    if (!names.has(`undocumented-${number}`)) return `undocumented-${number}`;
  }
}

function flowOf(
  { direction, box, rule }: OpenBox,
  role: string,
  transport: Transport,
  known: readonly BoundEnd[],
): Omit<ExtraDraft, "id" | "deployment"> {
  const near = known.find((end) => end.role === role);
  const far = farEnd(box, direction, near?.addresses.length === 1);
  const place = rule.place();
  const at = place === undefined ? "" : `, ${place.file}:${place.line ?? 1}`;
  return {
    transport,
    ports: box.destinationPort.map(({ first, last }) =>
      first === last ? `${first}` : `${first}-${last}`,
    ),
    from: direction === "inbound" ? far : role,
    to: direction === "inbound" ? role : far,
    notes: [`opened by ${describeRule(rule)}${at}`],
  };
}

/** `any` stands for every family of the near end, so only where it has one. */
function farEnd(box: Box, direction: Gate["direction"], sole: boolean): string | readonly string[] {
  const ranges = farOf(box, direction);
  const all = subtractAddresses(ALL_ADDRESSES[box.family], ranges).length === 0;
  if (all && sole) return "any";
  if (all) return [`${formatAddress(box.family, 0n)}/0`];
  return prefixTexts(box.family, ranges);
}

const LONGEST = 40;

/** The rule's name as an id; a number after it where several flows come from one rule. */
function freeId({ name }: RuleOrigin, ids: Set<string>): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "");
  const start = (/^[a-z]/.test(plain) ? plain : `rule-${plain}`).slice(0, LONGEST - 5);
  const stem = start.replace(/-+$/, "");
  for (let number = 1; ; number += 1) {
    // A number alone after the hyphen is how the port ranges of one flow are told apart.
    const id = number === 1 ? stem : `${stem}-n${number}`;
    if (ids.has(id)) continue;
    ids.add(id);
    return id;
  }
}

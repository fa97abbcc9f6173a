// What is certainly open and no row documents, as extra flows where it has the shape of one: a transport and ports between
// an interface and far addresses. Whatever has another shape is left to the proof, which names it.
import type { PortRange, Transport } from "../../modules/flows";
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
import type { Gate, RuleOrigin, SourceFile } from "../readers";
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
  source: SourceFile,
): ExtraProposal {
  const ids = new Set(taken);
  const known = [...deployment.interfaces];
  const added = new Map<string, readonly string[]>();
  const extras = new Map<string, ExtraDraft>();
  for (const { direction, box, rule } of openBoxes(deployment, gates, source)) {
    const { roles, rest } = splitByRole(box, direction, known);
    if (isFew(rest)) {
      const role = newRole(known);
      known.push({ role, addresses: [{ family: box.family, ranges: rest }] });
      added.set(role, prefixTexts(box.family, rest));
      roles.push(role);
    }
    for (const flow of flowsOf({ direction, box, rule }, roles, known)) {
      const { transport, ports, sourcePorts, from, to } = flow;
      const key = JSON.stringify([transport, ports, sourcePorts, from, to]);
      if (!extras.has(key))
        extras.set(key, { ...flow, id: freeId(rule, ids), deployment: deployment.name });
    }
  }
  return { extras: [...extras.values()], interfaces: added };
}

/** The transports of a box. */
function transportsOf({ protocol }: Box): readonly Transport[] {
  const known: readonly Transport[] = ["tcp", "udp"];
  return known.filter((name) => protocol.some(({ first }) => first === PROTOCOL[name]));
}

/** The source ports that an extra flow would restrict itself to, once for each range; nothing where it would not. */
function sourcePortsOf({ sourcePort }: Box): readonly (string | undefined)[] {
  return sourcePort.map(({ first, last }) =>
    first === 0 && last === 65535 ? undefined : rangeText({ first, last }),
  );
}

function rangeText({ first, last }: PortRange): string {
  return first === last ? `${first}` : `${first}-${last}`;
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

type Flow = Omit<ExtraDraft, "id" | "deployment">;

/** One for each role, transport and range of source ports. */
function flowsOf(open: OpenBox, roles: readonly string[], known: readonly BoundEnd[]) {
  return roles.flatMap((role) =>
    transportsOf(open.box).flatMap((transport) =>
      sourcePortsOf(open.box).map((sourcePorts): Flow => {
        const flow = flowOf(open, role, transport, known);
        return sourcePorts === undefined ? flow : { ...flow, sourcePorts };
      }),
    ),
  );
}

function flowOf(
  { direction, box, rule }: OpenBox,
  role: string,
  transport: Transport,
  known: readonly BoundEnd[],
): Flow {
  const near = known.find((end) => end.role === role);
  const far = farEnd(box, direction, near?.addresses.length === 1);
  const { place } = rule;
  const at = place === undefined ? "" : `, ${place.file}:${place.line ?? 1}`;
  return {
    transport,
    ports: box.destinationPort.map(rangeText),
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

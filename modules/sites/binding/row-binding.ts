// Selected rows as flows with addresses. Rows that say the same become one flow that cites them all.
import { formatPortRange } from "../../flows";
import type { Citation, FlowRow } from "../../flows";
import { formatPath, nearest } from "../../input";
import type { Inspection, Path, Problem } from "../../input";
import type { BoundFlow } from "../bound-flow";
import { peerAddresses, shareFamily } from "../file/role-addresses";
import type { RoleKind, Roles } from "../file/role-addresses";
import type { SelectedRow } from "../selection/row-selection";

/** Binds rows to the roles of one deployment, in the order given. What cannot be bound is reported. */
export function bindRows(
  rows: readonly SelectedRow[],
  roles: Roles,
  path: Path,
  inspection: Inspection,
): readonly BoundFlow[] {
  reportMissing(rows, roles, path, inspection);
  const flows = new Map<string, BoundFlow>();
  for (const selected of rows) {
    const id = flowId(selected);
    const known = flows.get(id);
    const flow = known ?? bindRow(id, selected, roles, path, inspection);
    if (flow === undefined) continue;
    flows.set(id, { ...flow, citations: [...flow.citations, cite(selected)] });
  }
  return [...flows.values()];
}

/** The flow's stable name; what is equal here is one flow. Role names cannot make two different flows meet in one name. */
export function flowId({ row, near, far }: SelectedRow): string {
  const side = row.direction === "inbound" ? "in" : "out";
  return [side, near, row.transport, portWords(row), far].join("-");
}

/** No role begins with a digit and no plain range with a letter, so that the two forms never meet. */
function portWords({ ports, sourcePorts }: FlowRow): string {
  const to = formatPortRange(ports);
  return sourcePorts === undefined ? to : `from-${formatPortRange(sourcePorts)}-to-${to}`;
}

function bindRow(
  id: string,
  selected: SelectedRow,
  roles: Roles,
  path: Path,
  inspection: Inspection,
): BoundFlow | undefined {
  const { far } = selected;
  const { direction, transport, ports, sourcePorts } = selected.row;
  const near = roles.interfaces.get(selected.near);
  const peer = roles.peers.get(far);
  if (near === undefined || peer === undefined) return undefined;
  const addresses = peerAddresses(peer, near);
  if (!shareFamily(near.addresses, addresses)) {
    inspection.reportErrorAtKey(
      [...path, "interfaces", near.role],
      noCommonFamily(near.role, selected),
    );
    return undefined;
  }
  return {
    id,
    direction,
    transport,
    ports,
    ...(sourcePorts === undefined ? {} : { sourcePorts }),
    near,
    far: { role: far, addresses },
    citations: [],
  };
}

/** The same for all rows between the two roles, so that it is reported once. */
function noCommonFamily(near: string, { document, far }: SelectedRow): Problem {
  return {
    message: `interface \`${near}\` and peer \`${far}\` have no IP version in common, but ${document.id} has flows between them`,
    allowed: "addresses of at least one IP version at both ends",
    remedy: "give one of the two addresses of the other's version",
  };
}

function cite({ document, row }: SelectedRow): Citation {
  const { id, title, section, url } = document;
  return { document: id, row: row.row, label: row.label, title, section, url };
}

function describeRow({ document, row }: SelectedRow): string {
  return `row ${row.row} of ${document.id} (\`${row.label}\`)`;
}

/** One problem for each role that the site lacks, however many rows need it. */
function reportMissing(
  rows: readonly SelectedRow[],
  roles: Roles,
  path: Path,
  inspection: Inspection,
): void {
  const check = (kind: RoleKind, at: Path, roleOf: (row: SelectedRow) => string): void => {
    const written = roles.written[kind];
    if (written === undefined) return;
    const needed = new Set(rows.map(roleOf));
    const spare = [...written].filter((name) => !needed.has(name));
    for (const role of needed) {
      if (written.has(role)) continue;
      const needing = rows.filter((row) => roleOf(row) === role);
      const got = written.size === 0 ? "none" : [...written].join(", ");
      inspection.reportErrorAtKey(at, { ...missingRole(kind, role, needing, at, spare), got });
    }
  };
  check("interfaces", [...path, "interfaces"], ({ near }) => near);
  check("peers", ["peers"], ({ far }) => far);
}

/** `spare` are names that no row needs: one of them may be the role, misspelt. */
function missingRole(
  kind: RoleKind,
  role: string,
  needing: readonly SelectedRow[],
  at: Path,
  spare: readonly string[],
): Problem {
  const isInterface = kind === "interfaces";
  const near = nearest(role, spare);
  const add = `add \`${role}:\` with its addresses under \`${formatPath(at)}\``;
  const needs = `${needing.map(describeRow).join(", ")} ${needing.length === 1 ? "needs" : "need"}`;
  if (isInterface && role.endsWith("-vip")) return missingVirtual(role, needs, add);
  return {
    message: `${isInterface ? "interface" : "peer"} \`${role}\` has no addresses, but ${needs} it`,
    allowed: isInterface
      ? `a list of addresses, such as ${role}: [10.0.0.10]`
      : `\`any\`, \`none\` where the site has no such peer, or a list of prefixes, such as ${role}: [203.0.113.0/24]`,
    remedy: near === undefined ? add : `${add}; or is it what you call \`${near}\`?`,
  };
}

/** A table of virtual addresses on a topology without a load balancer that would have them. */
function missingVirtual(role: string, needs: string, add: string): Problem {
  return {
    message: `interface \`${role}\`, a virtual address, has no addresses, but ${needs} it`,
    allowed: `the addresses of the hardware load balancer, such as ${role}: [10.0.0.10]`,
    remedy: `${add}; or leave the tables of virtual addresses out: without a hardware load balancer there are none`,
  };
}

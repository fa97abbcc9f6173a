// The report for scripts. Its keys are a promise (schemas/report.schema.json); new keys may come, none goes or changes its
// meaning. Addresses, protocols and port ranges are text as people write them, and exact.
import type { Problem } from "../../../modules/input";
import { formatAddress, hasPorts, protocolName } from "../../../modules/packets";
import type { Box, Packet, Range } from "../../../modules/packets";
import { addressList, type Finding, protocolList } from "../../catalog";
import { countedFindings, type DeploymentVerdict } from "../../proof";
import type { ConstructOrigin, RuleOrigin } from "../../readers";
import type { CheckReport } from "../model/check-report";
import { jsonText } from "../text/printable";

/** The whole run as JSON text, indented, ending with a line break. */
export function renderJson(report: CheckReport): string {
  return jsonText(reportJson(report));
}

function reportJson({ verdict, site, deployments, problems }: CheckReport): object {
  return {
    verdict,
    site: site ?? null,
    deployments: deployments.map(deploymentJson),
    assumptions: deployments.flatMap(({ deployment, assumptions }) =>
      assumptions.map((text) => ({ deployment, text })),
    ),
    advisories: deployments.flatMap(({ deployment, advisories }) =>
      advisories.map(({ id, message, document, row }) => ({
        deployment,
        id,
        message,
        document: document ?? null,
        row: row ?? null,
      })),
    ),
    allowances: deployments.flatMap(({ deployment, allowances = [] }) =>
      allowances.map(({ kind, message, citation, flow }) => ({
        deployment,
        kind,
        flow: flow.id,
        message,
        citation,
      })),
    ),
    findings: deployments.flatMap(({ findings }) => findings.map(findingJson)),
    problems: problems.map(problemJson),
  };
}

export function problemJson({ message, place, got, allowed, remedy }: Problem): object {
  return {
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    got: got ?? null,
    allowed: allowed ?? null,
    remedy: remedy ?? null,
  };
}

function deploymentJson(verdict: DeploymentVerdict): object {
  const { deployment, cloud, file, findings, flowCount, ruleCount } = verdict;
  const count = (kind: Finding["kind"]): number =>
    countedFindings(findings).filter((finding) => finding.kind === kind).length;
  return {
    deployment,
    cloud,
    file,
    verdict: verdict.verdict,
    flows: flowCount,
    rules: ruleCount,
    missing: count("missing"),
    excess: count("excess"),
    unproven: count("unproven"),
    unsupported: count("unsupported"),
    suppressed: findings.length - countedFindings(findings).length,
  };
}

function findingJson(finding: Finding): object {
  const { kind, policy, deployment, message, gate, direction, packets, witness, remedy } = finding;
  return {
    kind,
    policy,
    deployment,
    message,
    gate: gate ?? null,
    direction: direction ?? null,
    packets: packets.map(boxJson),
    truncated: finding.truncated ?? false,
    witness: witness === undefined ? null : packetJson(witness),
    expected: finding.expected ?? null,
    got: finding.got ?? null,
    decidedBy: finding.decidedBy === undefined ? null : ruleJson(finding.decidedBy),
    alsoDecidedBy: (finding.alsoDecidedBy ?? []).map(ruleJson),
    nextRule:
      finding.nextRule === undefined
        ? null
        : { ...ruleJson(finding.nextRule), verdict: finding.nextVerdict ?? null },
    flow: flowJson(finding),
    address: finding.address ?? null,
    file: finding.place?.file ?? null,
    line: finding.place?.line ?? null,
    column: finding.place?.column ?? null,
    construct: constructJson(finding.construct),
    consequences: (finding.consequences ?? []).map((one) => ({
      policy: one.policy,
      message: one.message,
      gate: one.gate ?? null,
      flow: one.flow?.id ?? null,
    })),
    remedy,
    fingerprint: finding.fingerprint ?? null,
    formerFingerprint: finding.formerFingerprint ?? null,
    suppressed: suppressionJson(finding),
  };
}

function suppressionJson({ suppressed }: Finding): object | null {
  if (suppressed === undefined) return null;
  const { owner, reason, ticket, expires, place } = suppressed;
  return {
    owner,
    reason,
    ticket: ticket ?? null,
    expires,
    file: place.file,
    line: place.line ?? null,
  };
}

/** The first row that documents the flow, and all of them; an extra flow has its id alone. */
export function flowJson({ flow }: Pick<Finding, "flow">): object | null {
  if (flow === undefined) return null;
  const [first] = flow.citations;
  return {
    id: flow.id,
    document: first?.document ?? null,
    row: first?.row ?? null,
    citations: flow.citations,
  };
}

export function ruleJson({
  address,
  name,
  priority,
  writtenBy,
  place,
  construct,
}: RuleOrigin): object {
  return {
    address,
    name,
    priority: priority ?? null,
    writtenBy,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    construct: constructJson(construct),
  };
}

/** The construct that a resource came from, and where a program makes it, as far as the configuration says. */
function constructJson(construct: ConstructOrigin | undefined): object | null {
  if (construct === undefined) return null;
  const { path, place } = construct;
  return {
    path,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
  };
}

export function boxJson(box: Box): object {
  const { family, protocol } = box;
  const ported = protocol[0] !== undefined && hasPorts(protocol[0].first);
  return {
    family: family === 4 ? "ipv4" : "ipv6",
    source: addressList(family, box.source),
    destination: addressList(family, box.destination),
    protocol: protocolList(protocol),
    sourcePort: ported ? box.sourcePort.map(rangeText) : [],
    destinationPort: ported ? box.destinationPort.map(rangeText) : [],
  };
}

function rangeText({ first, last }: Range): string {
  return first === last ? String(first) : `${first}-${last}`;
}

export function packetJson(packet: Packet): object {
  const { family, protocol } = packet;
  const ported = hasPorts(protocol);
  return {
    source: formatAddress(family, packet.source),
    destination: formatAddress(family, packet.destination),
    protocol: protocolName(protocol),
    sourcePort: ported ? packet.sourcePort : null,
    destinationPort: ported ? packet.destinationPort : null,
  };
}

// The report for scripts. Its keys are a promise (schemas/report.schema.json); new keys may come, none goes or changes its
// meaning. Addresses, protocols and port ranges are text as people write them, and exact.
import type { Problem } from "../../../modules/input";
import { formatAddress, hasPorts, protocolName, type Range } from "../../../modules/packets";
import { rankAdvisories } from "../../../modules/sites";
import { addressList, type Finding, portRange, protocolList } from "../../catalog";
import { countedFindings, type DeploymentVerdict } from "../../proof";
import type {
  ConstructOrigin,
  RuleOrigin,
  Shown,
  ShownBox,
  ShownField,
  ShownPacket,
} from "../../readers";
import { type FilesRead, NO_FILES } from "../model/files-read";
import type { CheckReport } from "../model/check-report";
import { toolVersion } from "../text/tool-version";
import { jsonText } from "../text/printable";

/** The whole run as JSON text, indented, ending with a line break. */
export function renderJson(report: CheckReport): string {
  return jsonText(reportJson(report));
}

function reportJson({ verdict, site, files, deployments, problems }: CheckReport): object {
  return {
    verdict,
    site: site ?? null,
    version: toolVersion(),
    files: filesJson(files),
    deployments: deployments.map(deploymentJson),
    assumptions: deployments.flatMap(({ deployment, assumptions }) =>
      assumptions.map((text) => ({ deployment, text })),
    ),
    advisories: deployments.flatMap(({ deployment, advisories }) =>
      rankAdvisories(advisories).map(({ id, message, document, row }) => ({
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

/** Site files first. */
export function filesJson({ sites, configurations }: FilesRead = NO_FILES): readonly object[] {
  return [
    ...sites.map((one) => ({ ...one, role: "site" })),
    ...configurations.map((one) => ({ ...one, role: "configuration" })),
  ];
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
    ...(finding.action !== undefined && { action: finding.action }),
    consequences: (finding.consequences ?? []).map((one) => ({
      policy: one.policy,
      message: one.message,
      gate: one.gate ?? null,
      flow: one.flow?.id ?? null,
    })),
    remedy,
    fingerprint: finding.fingerprint ?? null,
    formerFingerprint: finding.formerFingerprint ?? null,
    ...(finding.sensitive === true && { sensitive: true }),
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
  action,
  sensitive,
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
    ...(action !== undefined && { action }),
    ...(sensitive === true && { sensitive }),
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

export function boxJson(box: ShownBox): object {
  const { family, protocol, source, destination, sourcePort, destinationPort } = box;
  const ported = protocol[0] !== undefined && hasPorts(protocol[0].first);
  const isHidden = [source, destination, sourcePort, destinationPort].some((ranges) =>
    ranges.some(({ hides }: Shown<object>) => hides !== undefined),
  );
  const addresses = (ranges: ShownBox["source"]) =>
    rangesJson(ranges, (range) => addressList(family, [range]));
  const ports = (ranges: readonly Shown<Range>[]) =>
    ported ? rangesJson(ranges, (range) => [portRange(range)]) : [];
  return {
    family: family === 4 ? "ipv4" : "ipv6",
    source: addresses(source),
    destination: addresses(destination),
    protocol: protocolList(protocol),
    sourcePort: ports(sourcePort),
    destinationPort: ports(destinationPort),
    ...(isHidden && { sensitive: true }),
  };
}

/** Null for a range of which an end is not to be printed. */
function rangesJson<R>(
  ranges: readonly Shown<R>[],
  texts: (range: Shown<R>) => readonly string[],
): readonly (string | null)[] {
  return ranges.flatMap((range): readonly (string | null)[] =>
    range.hides === undefined ? texts(range) : [null],
  );
}

export function packetJson(packet: ShownPacket): object {
  const { family, protocol, hides = [] } = packet;
  const ported = hasPorts(protocol);
  const address = (field: "source" | "destination") =>
    isHidden(field) ? null : formatAddress(family, packet[field]);
  const port = (field: "sourcePort" | "destinationPort") =>
    isHidden(field) || !ported ? null : packet[field];
  const isHidden = (field: ShownField): boolean => hides.includes(field);
  return {
    source: address("source"),
    destination: address("destination"),
    protocol: protocolName(protocol),
    sourcePort: port("sourcePort"),
    destinationPort: port("destinationPort"),
    ...(hides.length > 0 && { sensitive: true }),
  };
}

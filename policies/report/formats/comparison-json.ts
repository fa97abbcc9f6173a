// A comparison for scripts. Its keys are a promise (schemas/comparison.schema.json), as those of the report are.
import type { Change, ChangeKind, Comparison, Side, Undecided } from "../../proof";
import type { ComparisonReport } from "../model/comparison-report";
import { boxJson, filesJson, flowJson, packetJson, problemJson, ruleJson } from "./json-report";
import { toolVersion } from "../text/tool-version";
import { jsonText } from "../text/printable";

/** The whole comparison as JSON text, indented, ending with a line break. */
export function comparisonJson({
  verdict,
  site,
  files,
  comparisons,
  problems,
}: ComparisonReport): string {
  const json = {
    verdict,
    site: site ?? null,
    version: toolVersion(),
    files: filesJson(files),
    deployments: comparisons.map(deploymentJson),
    assumptions: comparisons.flatMap(({ deployment, assumptions }) =>
      assumptions.map((text) => ({ deployment, text })),
    ),
    changes: comparisons.flatMap(({ changes }) => changes.map(changeJson)),
    undecided: comparisons.flatMap(({ undecided }) => undecided.map(undecidedJson)),
    problems: problems.map(problemJson),
  };
  return jsonText(json);
}

function deploymentJson(comparison: Comparison): object {
  const { deployment, cloud, base, head, verdict, changes, undecided, ruleCount } = comparison;
  const count = (kind: ChangeKind): number => changes.filter((one) => one.kind === kind).length;
  return {
    deployment,
    cloud,
    base: base ?? null,
    head: head ?? null,
    verdict,
    baseRules: ruleCount.base,
    headRules: ruleCount.head,
    opens: count("opens"),
    closes: count("closes"),
    mayOpen: count("may-open"),
    mayClose: count("may-close"),
    undecided: undecided.length,
  };
}

function changeJson(change: Change): object {
  const { kind, deployment, gate, direction, machines, message, packets, truncated } = change;
  return {
    kind,
    deployment,
    message,
    gate,
    direction,
    machines,
    packets: packets.map(boxJson),
    truncated,
    witness: packetJson(change.witness),
    before: sideJson(change.before),
    after: sideJson(change.after),
    edit: change.edit ?? null,
    flow: flowJson(change),
  };
}

function sideJson({ verdict, decidedBy }: Side): object {
  return { verdict, decidedBy: decidedBy === undefined ? null : ruleJson(decidedBy) };
}

function undecidedJson(one: Undecided): object {
  const { deployment, side, message, remedy, gate, direction, address, place } = one;
  return {
    deployment,
    side,
    message,
    gate: gate ?? null,
    direction: direction ?? null,
    address: address ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
    consequences: (one.consequences ?? []).map((change) => ({
      kind: change.kind,
      message: change.message,
      gate: change.gate,
      flow: change.flow?.id ?? null,
    })),
    remedy,
  };
}

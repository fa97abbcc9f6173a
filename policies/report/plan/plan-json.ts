// A comparison without a site for scripts. Its keys are a promise (schemas/plan-comparison.schema.json).
import type {
  ChangedField,
  ChangedGate,
  ChangedRule,
  PlanComparison,
  PlanDoubt,
  ReplaceWindow,
  UnmodelledChange,
  RuleRef,
  ShownValue,
  Side,
} from "../../proof";
import { boxJson, packetJson, problemJson, ruleJson } from "../formats/json-report";
import type { ComparedFile, PlanChanges } from "../model/plan-changes";
import { jsonText } from "../text/printable";
import { entrySentence } from "./entry-sentence";
import { entriesOf, type GateEntry, summaryOf } from "./plan-summary";

/** The whole comparison as JSON text, indented, ending with a line break. */
export function planJson(report: PlanChanges): string {
  const { verdict, base, head, version, comparison, problems } = report;
  return jsonText({
    verdict,
    summary: summaryOf(report),
    version,
    base: fileJson(base),
    head: fileJson(head),
    ...comparisonJson(comparison),
    problems: problems.map(problemJson),
  });
}

function fileJson(file: ComparedFile | undefined): object | null {
  if (file === undefined) return null;
  const { sha256, side, tool = null } = file;
  return { file: file.file, sha256, side, tool };
}

function comparisonJson(comparison: PlanComparison | undefined): object {
  return {
    gateCount: comparison?.gateCount ?? 0,
    baseRules: comparison?.ruleCount.base ?? 0,
    headRules: comparison?.ruleCount.head ?? 0,
    idleLines: comparison?.idleLines ?? null,
    gates: (comparison?.gates ?? []).map(gateJson),
    changes: comparison === undefined ? [] : entriesOf(comparison).map(entryJson),
    rules: (comparison?.changedRules ?? []).map(changedRuleJson),
    undecided: (comparison?.undecided ?? []).map(doubtJson),
    unmodelled: (comparison?.unmodelled ?? []).map(unmodelledJson),
    remarks: comparison?.remarks ?? [],
    replacements: (comparison?.replaceWindows ?? []).map(windowJson),
    assumptions: comparison?.assumptions ?? [],
  };
}

function gateJson({ cloud, name, guards, direction, step, ...gate }: ChangedGate): object {
  const { groups, formerGroups = [], entries } = gate;
  const changes = entries.map(({ id }) => id);
  return { cloud, name, guards: guards ?? null, direction, step, groups, formerGroups, changes };
}

function entryJson({ gate, entry }: GateEntry): object {
  const { id, kind, packets, truncated, witness, before, after, because } = entry;
  return {
    id,
    kind,
    message: entrySentence(gate, entry),
    gate: gate.name,
    direction: gate.direction,
    packets: packets.map(boxJson),
    truncated,
    witness: packetJson(witness),
    before: sideJson(before),
    after: sideJson(after),
    because: because ?? null,
  };
}

function sideJson({ verdict, decidedBy }: Side): object {
  return { verdict, decidedBy: decidedBy === undefined ? null : ruleJson(decidedBy) };
}

function changedRuleJson({ cloud, group, step, before, after, ...rest }: ChangedRule): object {
  const { fields, rule, effects, doubt } = rest;
  return {
    cloud,
    group,
    step,
    before: refJson(before),
    after: refJson(after),
    fields: fields.map(fieldJson),
    rule:
      rule === undefined
        ? null
        : Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, valueJson(value)])),
    changes: effects,
    changesNothing: effects.length === 0 && doubt === undefined,
    doubt: doubt ?? null,
  };
}

function refJson(ref: RuleRef | undefined): object | null {
  if (ref === undefined) return null;
  const { name, address, priority } = ref;
  return { name, address, priority: priority ?? null };
}

function fieldJson({ key, before, after, gained = [], lost = [], note }: ChangedField): object {
  return {
    key,
    before: valueJson(before),
    after: valueJson(after),
    gained,
    lost,
    note: note ?? null,
  };
}

/** Null for what is unset and for what is not shown; the second says why. */
function valueJson(value: ShownValue): object {
  switch (value.is) {
    case "unset":
      return { value: null };
    case "text":
      return { value: value.text };
    case "list":
      return { value: value.items, ...(value.more !== undefined && { more: value.more }) };
    case "sensitive":
      return { value: null, sensitive: true };
    case "known after apply":
      return { value: null, unknown: value.is };
    case "not shown":
      return { value: null, unknown: value.text ?? value.is };
  }
}

function doubtJson({ side, message, remedy, gate, direction, ...rest }: PlanDoubt): object {
  const { address, place, consequences = [] } = rest;
  return {
    side,
    message,
    gate: gate ?? null,
    direction: direction ?? null,
    address: address ?? null,
    file: place?.file ?? null,
    line: place?.line ?? null,
    changes: consequences,
    remedy,
  };
}

function unmodelledJson(change: UnmodelledChange): object {
  const { address, type, action, message, remedy, place } = change;
  const [file, line] = [place?.file ?? null, place?.line ?? null];
  return { address, type, action, message, remedy, file, line };
}

function windowJson({ address, order, gates, unsettled }: ReplaceWindow): object {
  return {
    address,
    order,
    changes: gates.flatMap((gate) => gate.entries.map((entry) => entryJson({ gate, entry }))),
    unsettled: unsettled ?? null,
  };
}

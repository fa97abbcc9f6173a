// Measures what reading a plan of many rules costs, in a process of its own, and prints the figures as JSON: a recorded plan,
// with the rules of other groups beside the Edge's.
import { readFileSync } from "node:fs";

import { loadSite } from "../modules/sites";
import { parseSource, readGates } from "../policies/readers";
import { peakMemory } from "./own-process";
import { median, processorTime } from "./timing";

/** Milliseconds of processor time, medians; MiB. */
export interface PlanFigures {
  readonly resources: number;
  readonly bytes: number;
  readonly json: number;
  readonly parse: number;
  readonly gates: number;
  readonly memory: number;
}

interface Change {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly before: Readonly<Record<string, unknown>> | null };
}

const RULES_OF_A_GROUP = 500;
const FIXTURES = "__tests__/fixtures/plans/azure-standalone";

const [count = "10000", runs = "3"] = process.argv.slice(2);
const [deployment] = loadSite(`${FIXTURES}.yaml`).deployments;
if (deployment === undefined) throw new Error("the site has no deployment");
const text = planOf(Number(count));
const times = { json: [] as number[], parse: [] as number[], gates: [] as number[] };
for (let run = 0; run < Number(runs); run += 1) {
  times.json.push(
    processorTime(() => {
      JSON.parse(text);
    }),
  );
  let source: ReturnType<typeof parseSource> | undefined;
  times.parse.push(
    processorTime(() => {
      source = parseSource(text, "plan.json");
    }),
  );
  times.gates.push(
    processorTime(() => {
      if (source !== undefined) readGates(source, deployment);
    }),
  );
}
const figures: PlanFigures = {
  resources: Number(count),
  bytes: text.length,
  json: median(times.json),
  parse: median(times.parse),
  gates: median(times.gates),
  memory: peakMemory(),
};
console.log(JSON.stringify(figures));

/** The recorded plan with so many rules of other groups, none of which the plan changes. */
function planOf(others: number): string {
  const plan = JSON.parse(readFileSync(`${FIXTURES}.json`, "utf8")) as {
    readonly resource_changes: readonly Change[];
  };
  const rule = plan.resource_changes.find(
    ({ type, change }) => type === "azurerm_network_security_rule" && change.before !== null,
  );
  if (rule === undefined) throw new Error("the recorded plan has no rule");
  const added = Array.from({ length: others }, (_, at) => otherRule(rule, at));
  return JSON.stringify({ ...plan, resource_changes: [...plan.resource_changes, ...added] });
}

function otherRule(rule: Change, at: number): object {
  const group = `nsg-other-${Math.floor(at / RULES_OF_A_GROUP)}`;
  const own = `rule-${at}`;
  const values = {
    ...rule.change.before,
    name: own,
    network_security_group_name: group,
    priority: 100 + (at % RULES_OF_A_GROUP),
    id: String(rule.change.before?.["id"]).replace(/networkSecurityGroups\/.*/, () => {
      return `networkSecurityGroups/${group}/securityRules/${own}`;
    }),
  };
  return {
    ...rule,
    address: `azurerm_network_security_rule.other[${at}]`,
    name: "other",
    index: at,
    change: { ...rule.change, actions: ["no-op"], before: values, after: values },
  };
}

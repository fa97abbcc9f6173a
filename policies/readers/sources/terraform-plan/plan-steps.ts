// What a plan does, and what of the world it leaves out, resource by resource: for reports of the plan itself.
import { isObject, itemsOf } from "../../resources/values";
import { driftedAddresses } from "./plan-drift";
import type { Stand } from "./standing/stand-after";
import type { Json } from "./standing/standing";

export interface ReplacedObject {
  readonly address: string;
  readonly order: "delete-first" | "create-first";
}

export interface PlanSteps {
  /** In the state, and not in the plan: they stay as they are. */
  readonly notPlanned: readonly string[];
  /** Whether the plan itself says that it leaves something out. */
  readonly isPartial: boolean;
  /** Made with `-refresh-only`: nothing is changed. */
  readonly isRefreshOnly: boolean;
  /** They leave the state and stay in the cloud. */
  readonly leaving: readonly string[];
  /** Changed outside Terraform. */
  readonly drifted: readonly string[];
  readonly replaced: readonly ReplacedObject[];
  /** What the plan does to a resource, by its address; nothing for one that it does not mention. */
  readonly actions: ReadonlyMap<string, string>;
}

export function planSteps(root: Json, { objects }: Stand): PlanSteps {
  const changes = changesIn(root);
  const notPlanned = objects.filter(({ action }) => action === "not in the plan");
  const isPartial = root["complete"] === false;
  return {
    notPlanned: notPlanned.map(({ address }) => address),
    isPartial,
    isRefreshOnly: changes.length === 0 && !isPartial && notPlanned.length > 0,
    leaving: objects
      .filter(({ action }) => action === "forget" || action === "abandon")
      .map(({ address }) => address),
    drifted: driftedAddresses(root),
    replaced: changes.flatMap(({ address, actions }) => {
      const order = ORDERS[actions.join(",")];
      return order === undefined ? [] : [{ address, order }];
    }),
    actions: new Map(changes.map(({ address, actions }) => [address, wordFor(actions)])),
  };
}

const ORDERS: Readonly<Record<string, ReplacedObject["order"]>> = {
  "delete,create": "delete-first",
  "create,delete": "create-first",
};

function wordFor(actions: readonly string[]): string {
  return actions.length > 1 ? "replace" : (actions[0] ?? "no-op");
}

interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
}

function changesIn(root: Json): readonly PlannedChange[] {
  const all = root["resource_changes"];
  return itemsOf(all).flatMap((entry) => {
    const change = isObject(entry) ? entry["change"] : undefined;
    if (!isObject(entry) || !isObject(change) || entry["mode"] === "data") return [];
    const actions = itemsOf(change["actions"]).map(String);
    return [{ address: String(entry["address"]), actions }];
  });
}

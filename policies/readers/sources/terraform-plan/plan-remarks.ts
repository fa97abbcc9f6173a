// What a plan says besides its resources: what keeps it from being read as a whole, and what a reader of the report should know.
import type { ReadingNotes } from "../../reading-notes";
import { leadsElsewhere, mayAct } from "../shown/acting";
import type { Path } from "../../resources/source-file";
import { isObject, isUnset, itemsOf } from "../../resources/values";
import { objectAt } from "./written/configuration-modules";
import type { PlanObject } from "./written/plan-objects";
import type { Plan } from "./plan-resources";
import { driftedAddresses } from "./plan-drift";

const KNOWN_KEYS = new Set([
  "action_invocations",
  "applyable",
  "checks",
  "complete",
  "configuration",
  "deferred_action_invocations",
  "deferred_changes",
  "errored",
  "format_version",
  "output_changes",
  "planned_values",
  "prior_state",
  "proposed_unknown",
  "relevant_attributes",
  "resource_changes",
  "resource_drift",
  "terraform_version",
  "timestamp",
  "variables",
]);

export function reportBesides(plan: Plan, notes: ReadingNotes): void {
  const { root, stand } = plan;
  for (const key of Object.keys(root)) {
    if (!KNOWN_KEYS.has(key))
      say(
        notes,
        [key],
        `\`${key}\` in a plan is not known to this reader`,
        "check with a version of this tool that knows it",
      );
  }
  for (const path of stand.strange)
    say(
      notes,
      path,
      `\`${path.join(".")}\` is not what a plan has there`,
      "write the plan anew (`terraform show -json`)",
    );
  reportPartial(plan, notes);
  reportDestroyed(plan, notes);
  reportActions(plan, notes);
  assumeAndAdvise(plan, notes);
}

function say(notes: ReadingNotes, path: Path, message: string, remedy: string): void {
  notes.report({ message, remedy, path });
}

function reportPartial({ root }: Plan, notes: ReadingNotes): void {
  if (!isUnset(root["deferred_changes"]))
    say(
      notes,
      ["deferred_changes"],
      "Terraform has deferred changes to a later plan, so that this one does not show what will stand",
      "apply what can be applied, and check the next plan",
    );
}

/** A plan does not say whether commands are run as a resource is made or as it is deleted: `when` is not in it. */
function reportDestroyed({ root, writtenOf }: Plan, notes: ReadingNotes): void {
  const changes: unknown = root["resource_changes"];
  itemsOf(changes).forEach((entry, at) => {
    const actions = isObject(entry) ? objectAt(entry, "change")?.["actions"] : undefined;
    if (!isObject(entry) || !Array.isArray(actions) || actions.join() !== "delete") return;
    if (isUnset(writtenOf(entry)?.["provisioners"])) return;
    notes.report({
      message:
        "`provisioner` may run commands as the resource is deleted, which may change anything",
      remedy: "move what it does out of Terraform, or delete the resource by itself first",
      path: ["resource_changes", at],
      address: String(entry["address"]),
    });
  });
}

/** Whatever runs at the apply and is no resource. */
function reportActions({ root, objects, providers }: Plan, notes: ReadingNotes): void {
  for (const key of ["action_invocations", "deferred_action_invocations"])
    if (!isUnset(root[key]))
      say(
        notes,
        [key],
        "the plan runs actions that may change anything",
        "move what they do out of Terraform",
      );
  for (const { isData, type, action, path } of objects) {
    if (isData && action === "read" && path[0] === "resource_changes" && mayAct(type))
      say(
        notes,
        path,
        `\`data.${type}\` is not known to read only; it may run a program or send a request that changes anything`,
        "take it out, or move it to a configuration of its own",
      );
  }
  for (const block of providers.all) {
    const expressions = objectAt(block, "expressions") ?? {};
    for (const [key, written] of Object.entries(expressions)) {
      const value = isObject(written) ? (written["constant_value"] ?? written) : written;
      if (leadsElsewhere(key, value))
        say(
          notes,
          ["configuration", "provider_config"],
          `the provider \`${String(block["name"])}\` is led elsewhere by \`${key}\``,
          "remove it: the proof holds for the public cloud's own API",
        );
    }
  }
}

function assumeAndAdvise(plan: Plan, notes: ReadingNotes): void {
  const { root, objects } = plan;
  notes.assume(
    "the plan is applied as it stands, and the cloud is as it was when the plan was made",
  );
  const withAction = (...actions: readonly PlanObject["action"][]): readonly string[] =>
    objects.filter(({ action }) => actions.includes(action)).map(({ address }) => address);
  const advise = (addresses: readonly string[], text: (names: string) => string): void => {
    if (addresses.length > 0) notes.advise(text(listed(addresses)));
  };
  if (isUnset(root["resource_changes"]) && withAction("not in the plan").length > 0)
    notes.advise(
      "the plan changes nothing (a refresh only, or a plan without changes): judged is its state",
    );
  else
    advise(
      withAction("not in the plan"),
      (names) =>
        `the plan is not complete: ${names} stand in the state and not in it, and are judged as the state has them`,
    );
  if (root["complete"] === false && withAction("not in the plan").length === 0)
    notes.advise("the plan is not complete: what it leaves out is not judged");
  advise(
    withAction("forget", "abandon"),
    (names) => `${names} leave the state and stay in the cloud, and are judged as they are`,
  );
  advise(
    withAction("replace"),
    (names) =>
      `${names} are replaced: while the plan is applied, either or both of the old and the new object may stand, which is not judged`,
  );
  advise(
    driftedAddresses(root),
    (names) => `${names} were changed outside Terraform; judged is what stands after the apply`,
  );
  const failed = itemsOf(root["checks"]).some(
    (check) => isObject(check) && (check["status"] === "fail" || check["status"] === "error"),
  );
  if (failed) notes.advise("a check of the configuration has failed, which changes no rule");
}

const MOST_NAMES = 6;

function listed(addresses: readonly string[]): string {
  const shown = addresses.slice(0, MOST_NAMES).map((address) => `\`${address}\``);
  const more = addresses.length - shown.length;
  return `${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

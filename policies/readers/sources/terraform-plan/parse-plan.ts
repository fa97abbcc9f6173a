// A plan of Terraform or OpenTofu as JSON, as `terraform show -json` prints it: what stands in the cloud after its apply.
import { InputError } from "../../../../modules/input";
import { parseStrictJson, type StrictJson } from "../json/strict-json";
import { NO_LINKS } from "../remote-state";
import type { Source } from "../source";
import type { Path, PlannedAction } from "../../resources/source-file";
import { isObject } from "../../resources/values";
import type { ReadingNotes } from "../../reading-notes";
import { checkFormat } from "../shown/format-version";
import { isPlan } from "../shown/is-plan";
import { type Plan, planOf, readPlan } from "./plan-resources";
import { type PlanSteps, planSteps } from "./plan-steps";
import { priorSource } from "./prior-source";
import { reportBesides } from "./plan-remarks";
import { secretsOfPlan } from "./plan-secrets";
import type { PlanObject } from "./written/plan-objects";

export interface TerraformPlan extends Source {
  readonly form: "plan";
  /** What stood when the plan was made, as a source of its own. */
  prior(): Source;
  /** What the plan does, for reports of it. */
  steps(): PlanSteps;
}

export function isTerraformPlan(source: Source): source is TerraformPlan {
  return source.form === "plan";
}

export const WANTED_PLAN = {
  allowed: "a plan as `terraform show -json` prints it",
  remedy: "write it anew (`terraform show -json PLAN`) and check again",
};

/** @throws InputError when the text is not JSON, repeats a key or an address, or is not a plan. */
export function parseTerraformPlan(text: string, file: string): TerraformPlan {
  return readTerraformPlan(parseStrictJson(text, file, WANTED_PLAN), text, file);
}

export function readTerraformPlan(
  { value: root, placeOf }: StrictJson,
  text: string,
  file: string,
): TerraformPlan {
  if (!isObject(root) || !isPlan(root))
    throw new InputError({
      message: "the file is not a Terraform plan",
      ...WANTED_PLAN,
      place: { file },
    });
  checkFormat(root, file);
  if (root["errored"] === true)
    throw new InputError({
      message:
        "Terraform stopped with an error while it made the plan, so that resources are missing in it",
      remedy: "correct the error, and plan again",
      place: { file },
    });
  const plan = planOf(root);
  const [repeated] = plan.stand.repeated;
  if (repeated !== undefined)
    throw new InputError({
      message: `the address \`${repeated}\` stands in the plan twice`,
      remedy: "write the plan anew (`terraform show -json PLAN`), and do not put several into one",
      place: { file },
    });
  return sourceOf(plan, { root, text, file, placeOf });
}

type PlanFile = Pick<TerraformPlan, "root" | "text" | "file" | "placeOf">;

function sourceOf(plan: Plan, file: PlanFile): TerraformPlan {
  return {
    ...file,
    form: "plan",
    steps: () => planSteps(file.root, plan.stand),
    prior: () => priorSource(file.root, file.text, file.file, file.placeOf),
    resources: (notes) => readPlan(plan, notes),
    reportBesides: (notes) => {
      reportBesides(plan, notes);
      restOnFolder(plan, file.file, notes);
    },
    secrets: () => secretsOfPlan(file.root),
    links: NO_LINKS,
    constructOf: () => undefined,
    toldBy: (folder) => sourceOf(planOf(file.root, folder), file),
    actionOf: actionsOf(plan.objects),
  };
}

/** A plan shows nothing of `dynamic`, so that a folder which has lost one looks like the one that it was made from. */
function restOnFolder({ folder, toldBlocks }: Plan, file: string, notes: ReadingNotes): void {
  if (folder === undefined || toldBlocks.length === 0) return;
  const named = [...new Set(toldBlocks)].map((address) => `\`${address}\``).join(", ");
  notes.assume(
    `the folder \`${folder.folder}\` is the one that \`${file}\` was made from: what it does not write in ${named} is not in the plan either`,
  );
}

/** What the plan does to the object that a path leads into. Looked up only for what a report names. */
function actionsOf(objects: readonly PlanObject[]): (path: Path) => PlannedAction | undefined {
  let actions: ReadonlyMap<string, PlannedAction> | undefined;
  return (path) => {
    actions ??= new Map(objects.map((one) => [one.path.join(" "), one.action] as const));
    for (let length = path.length; length > 0; length--) {
      const action = actions.get(path.slice(0, length).join(" "));
      if (action !== undefined) return action;
    }
    return undefined;
  };
}

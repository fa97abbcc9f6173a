// The state that a plan was made from, as a source: what stands before the apply, read from the plan file alone.
import { NO_LINKS } from "../remote-state";
import type { Source } from "../source";
import type { SourceFile } from "../../resources/source-file";
import { objectAt } from "./written/configuration-modules";
import { priorOf, readPlan } from "./plan-resources";
import type { Json } from "./standing/standing";

export function priorSource(
  root: Json,
  text: string,
  file: string,
  placeOf: SourceFile["placeOf"],
): Source {
  const plan = priorOf(root);
  return {
    form: "state",
    file,
    text,
    root: objectAt(root, "prior_state") ?? {},
    resources: (notes) => readPlan(plan, notes),
    reportBesides: (notes) => {
      for (const path of plan.stand.strange)
        notes.report({
          message: `\`${path.join(".")}\` is not what a state has there`,
          remedy: "write the plan anew (`terraform show -json`)",
          path,
        });
      for (const address of plan.stand.repeated)
        notes.report({
          message: `the address \`${address}\` stands in the plan's state twice`,
          remedy: "write the plan anew (`terraform show -json`)",
          path: ["prior_state"],
        });
      notes.assume("the cloud is as Terraform found it when the plan was made");
    },
    links: NO_LINKS,
    placeOf,
    constructOf: () => undefined,
  };
}

// The headline says how many rows the site leaves out, and what they are for: an Edge may need them.
import { prove } from "../../../policies/proof";
import { parseTerraformConfiguration } from "../../../policies/readers";
import { renderDeployment } from "../../../policies/report";
import { azureDeployment } from "../../samples/hand-made-deployments";
import { terraformText } from "../../samples/synthesize";

const deployment = azureDeployment();
const verdict = prove(parseTerraformConfiguration(terraformText(deployment), "x.json"), deployment);

const headline = (...purposes: readonly (string | undefined)[]): string => {
  const left = purposes.map((purpose) => ({
    id: "excluded-row" as const,
    message: "left out",
    ...(purpose !== undefined && { purpose }),
  }));
  return renderDeployment({ ...verdict, advisories: left }).split("\n", 1)[0] ?? "";
};

test("nothing is left out", () => {
  expect(headline()).toMatch(/: every documented flow is open, and nothing else is$/);
});

test("rows are left out", () => {
  expect(headline("cms-replication", "av", "av")).toMatch(
    /: every selected flow is open, and nothing else is; 3 rows are left out \(cms-replication, av\)$/,
  );
  expect(headline(undefined)).toMatch(/nothing else is; 1 row is left out$/);
});

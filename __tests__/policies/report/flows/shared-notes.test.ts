// Notes of a run in the order of what they do, over all deployments; every format has that order.
import { prove } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { azureDeployment } from "../../../samples/hand-made-deployments";
import { terraformText } from "../../../samples/synthesize";

const deployment = azureDeployment();
const verdict = prove(parseTerraformConfiguration(terraformText(deployment), "x.json"), deployment);

const ODD = { id: "anomaly", message: "row 1 of a-table is odd as printed" } as const;
const SOON = { id: "expires-soon", message: "an extra flow expires soon" } as const;
const LEFT = { id: "excluded-row", message: "row 7 of a-table is left out" } as const;
const CLOSED = { id: "note", effect: "closes", message: "nothing is opened for it" } as const;

const report = makeCheckReport([
  { ...verdict, deployment: "one", advisories: [ODD, SOON] },
  { ...verdict, deployment: "two", advisories: [ODD, LEFT, CLOSED] },
]);

const places = (text: string): readonly number[] =>
  [CLOSED, LEFT, SOON, ODD].map(({ message }) => text.lastIndexOf(message));

test.each(["text", "markdown"] as const)("%s: over all deployments", (format) => {
  const found = places(renderCheck(format, report));
  expect(found).not.toContain(-1);
  expect(found).toEqual(found.toSorted((a, b) => a - b));
});

test.each(["json", "html", "sarif"] as const)("%s: within each deployment", (format) => {
  const [closed = -1, left = -1, , odd = -1] = places(renderCheck(format, report));
  expect(closed).toBeGreaterThan(0);
  expect(closed).toBeLessThan(left);
  expect(left).toBeLessThan(odd);
});

test("what holds for one deployment names it, what holds for all does not", () => {
  const text = renderCheck("text", report);
  expect(text).toContain("\n  - two: nothing is opened for it\n");
  expect(text).toContain("\n  - row 1 of a-table is odd as printed\n");
});

// docs/samples.md says what the samples are: it is made from them, and must be current.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { samplesPage } from "../../scripts/samples-page";
import { SAMPLES, sampleText } from "./samples";

test("the page is current (if this fails: `npm run docs`)", () => {
  const page = samplesPage(SAMPLES.map((it) => ({ ...it, text: sampleText(it.name) })));
  expect(readFileSync(join(__dirname, "..", "..", "docs", "samples.md"), "utf8")).toBe(page);
});

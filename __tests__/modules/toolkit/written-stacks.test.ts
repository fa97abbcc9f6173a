// A platform may replace the synthesizer of a stack. What that writes is what Terraform reads, so that it is judged as well.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type ISynthesisSession } from "cdktf";

import { AzureEdgeStack } from "../../../modules/azure";
import { azureDeployment } from "../../../modules/sites";
import { siteWith } from "../../samples/sample-sites";

const deployment = azureDeployment(siteWith(), "azure-westeurope");

let outdir: string;
beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), "edge-firewall-written-"));
});
afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
});

/** Synthesizes with a synthesizer that changes the text of what the toolkit's own has written. */
function synthesizeWith(change: (text: string) => string): () => void {
  const app = new App({ outdir });
  const stack = new AzureEdgeStack(app, deployment);
  const own = stack.synthesizer;
  const file = join(outdir, app.manifest.forStack(stack).synthesizedStackPath);
  stack.synthesizer = {
    synthesize(session: ISynthesisSession): void {
      own.synthesize(session);
      writeFileSync(file, change(readFileSync(file, "utf8")));
    },
  };
  return () => {
    app.synth();
  };
}

test.each<[string, (text: string) => string]>([
  ["the same", (text) => text],
  ["the same in another layout", (text) => JSON.stringify(JSON.parse(text), null, 7)],
  ["another description", (text) => text.replace(/"description": "[^"]*"/, '"description": ""')],
])("%s passes", (_, change) => {
  expect(synthesizeWith(change)).not.toThrow();
});

test.each<[string, (text: string) => string, RegExp]>([
  ["a deny that allows", (text) => text.replace('"Deny"', '"Allow"'), /is open beyond the documented flows/],
  ["a flow that is gone", (text) => text.replace('"Allow"', '"Deny"'), /is closed by/],
  ["no JSON", (text) => text.slice(1), /JSON/],
])("%s fails the synthesis", (_, change, message) => {
  expect(synthesizeWith(change)).toThrow(message);
}); // prettier-ignore

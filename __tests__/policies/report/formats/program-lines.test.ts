// With the import that lets constructs keep their lines, a report leads to the line of this file that made the stray rule.
import { readFileSync } from "node:fs";

import { ComputeFirewall } from "@cdktf/provider-google/lib/compute-firewall";
import { App, TerraformStack } from "cdktf";
import { Node } from "constructs";
import type { Log } from "sarif";

import { proveStack } from "../../../../policies/proof";
import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { deployment } from "../../../samples/hand-made";

// eslint-disable-next-line @typescript-eslint/unbound-method -- put back as it was
const { addMetadata } = Node.prototype;

afterEach(() => {
  Node.prototype.addMetadata = addMetadata;
});

function firstPlace() {
  const stack = new TerraformStack(new App({ skipValidation: true }), "google-test");
  new ComputeFirewall(stack, "stray", {
    name: "stray",
    network: "perimeter",
    project: "p",
    direction: "INGRESS",
    priority: 10,
    targetTags: ["edge"],
    sourceRanges: ["203.0.113.0/24"],
    destinationRanges: ["10.45.16.10/32"],
    allow: [{ protocol: "tcp", ports: ["3389"] }],
  });
  const verdict = proveStack(stack, "google-test", deployment([]));
  const log = JSON.parse(renderCheck("sarif", makeCheckReport([verdict]))) as Log;
  const result = log.runs[0]!.results!.find(
    ({ ruleId, message }) =>
      ruleId === "nothing-beyond-is-open" && /stray/.test(message.text ?? ""),
  );
  return result!.locations![0]!;
}

test("without the import, it stands in the document, with the construct's path all the same", () => {
  expect(firstPlace()).toMatchObject({
    physicalLocation: { artifactLocation: { uri: "stack%20google-test" } },
    logicalLocations: [{}, { fullyQualifiedName: "google-test/stray" }],
  });
});

test("with it, a result stands where the program makes the construct", () => {
  jest.requireActual("../../../../modules/program-lines");
  const lines = readFileSync(__filename, "utf8").split("\n");
  const made = lines.findIndex((line) => line.trim().startsWith("new ComputeFirewall(")) + 1;
  expect(firstPlace()).toMatchObject({
    physicalLocation: {
      artifactLocation: { uri: "__tests__/policies/report/formats/program-lines.test.ts" },
      region: { startLine: made },
    },
    logicalLocations: [{}, { fullyQualifiedName: "google-test/stray" }],
  });
});

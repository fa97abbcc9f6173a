// Where a resource comes from, by what cdktf writes beside it.
import { join } from "node:path";

import { parseTerraformConfiguration } from "../../../../../policies/readers";

const HERE = process.cwd();

function originOf(metadata: unknown, path: readonly (string | number)[] = RULE) {
  const group = { "//": { metadata }, security_rule: [{ name: "a" }] };
  const root = { resource: { azurerm_network_security_group: { edge: group } } };
  return parseTerraformConfiguration(JSON.stringify(root), "x").constructOf(path);
}

const RULE = ["resource", "azurerm_network_security_group", "edge", "security_rule", 0, "name"];

test.each([
  ["the path alone", undefined, undefined],
  [
    "a frame of the program",
    [`new Stack (${join(HERE, "main.ts")}:12:3)`],
    { file: "main.ts", line: 12, column: 3 },
  ],
  [
    "packages and the run-time come before it",
    [
      "new NetworkSecurityGroup (/x/node_modules/@cdktf/provider-azurerm/lib/a.js:1:1)",
      "node:internal/modules/cjs/loader:1:2",
      "at Object.<anonymous> (/srv/app/stack.ts:7:9)",
      `new Stack (${join(HERE, "main.ts")}:12:3)`,
    ],
    { file: "/srv/app/stack.ts", line: 7, column: 9 },
  ],
  [
    "a frame without a function, as a URL",
    ["file:///srv/app.mjs:7:9"],
    { file: "/srv/app.mjs", line: 7, column: 9 },
  ],
  ["nothing but packages", ["x (/x/node_modules/y.js:1:1)"], undefined],
  ["no list", "main.ts:1:1", undefined],
  ["no texts", [1, null, {}], undefined],
])("%s", (_, stackTrace, place) => {
  const origin = originOf({ path: "west/edge/nsg", uniqueId: "x", stackTrace });
  expect(origin).toEqual({ path: "west/edge/nsg", ...(place && { place }) });
});

test.each([
  ["another tool's document", undefined],
  ["no path", { stackTrace: ["x (/srv/a.ts:1:1)"] }],
  ["a path that is no text", { path: 3 }],
])("%s tells nothing", (_, metadata) => {
  expect(originOf(metadata)).toBeUndefined();
});

test("a place outside every resource tells nothing", () => {
  expect(originOf({ path: "west/edge/nsg" }, ["terraform", "backend"])).toBeUndefined();
});

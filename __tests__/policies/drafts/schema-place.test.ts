// Editors complete the keys of a new site file only if its first line leads to the schema.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { schemaPlace } from "../../../policies/drafts";

const INSTALLED = "node_modules/edge-firewall/schemas/site.schema.json";
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "edge-firewall-schema-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

test("an installed package, from the folder beside it and from one below", () => {
  put(INSTALLED, "{}");
  put("package.json", '{"name":"platform"}');
  expect(schemaPlace(join(folder, "edge.yaml"))).toBe(INSTALLED);
  expect(schemaPlace(join(folder, "sites/north/edge.yaml"))).toBe(`../../${INSTALLED}`);
});

test("a clone of the package", () => {
  put("package.json", '{"name":"edge-firewall"}');
  put("schemas/site.schema.json", "{}");
  expect(schemaPlace(join(folder, "site.yaml"))).toBe("schemas/site.schema.json");
  expect(schemaPlace(join(folder, "mine/site.yaml"))).toBe("../schemas/site.schema.json");
});

test("a schema of somebody else's is not taken for it", () => {
  put("package.json", "not JSON");
  put("schemas/site.schema.json", "{}");
  expect(schemaPlace(join(folder, "edge.yaml"))).toBe(INSTALLED);
});

// `edge-firewall diff` over folders: exit status, pairing of documents, reports, and mistakes.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { Ajv2020 } from "ajv/dist/2020";

import { runQuietly } from "../../../process/run-cli";
import { bothStacks, RDP, siteFolder, stackDocument, stackPath } from "../../../samples/two-stacks";

const schema = JSON.parse(
  readFileSync(join(__dirname, "../../../../schemas/comparison.schema.json"), "utf8"),
) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema);

const here = process.cwd();
const folders: string[] = [];

afterEach(() => {
  process.chdir(here);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

type Files = Readonly<Record<string, object | string>>;

/** A folder with both stacks in `cdktf.out`, and in `new` those given. */
function enter(head: Files, base: Files = {}): void {
  const files = Object.entries(head).map(([stack, document]) => [`new/${stack}.tf.json`, document]);
  const folder = siteFolder({ ...bothStacks(base), ...(Object.fromEntries(files) as Files) });
  folders.push(folder);
  process.chdir(folder);
}

const EAST = stackDocument("east");
const WEST = stackDocument("west");
const RENAMED = stackDocument("west", { row3: undefined, other: row3("other") });

function row3(name: string) {
  return {
    ...(
      WEST as {
        readonly resource: {
          readonly google_compute_firewall: Record<string, Record<string, unknown>>;
        };
      }
    ).resource.google_compute_firewall["row3"],
    name,
  };
}

/** Two documents in one folder would be one configuration: each has a folder of its own. */
const stacks = (east: object | string, west: object | string): Files => ({
  "east/cdk": east,
  "west/cdk": west,
});

describe("the exit status", () => {
  test.each<[string, Files, number, RegExp]>([
    ["nothing changes", stacks(EAST, WEST), 0, /^SAME east .*\n[^]*\nSAME west/],
    ["a rule is renamed", stacks(EAST, RENAMED), 0, /SAME west/],
    ["a port opens", stacks(EAST, stackDocument("west", RDP)), 1, /DIFFERENT west .*: 1 opens/],
    [
      "a flow closes",
      stacks(EAST, stackDocument("west", { row3: undefined })),
      1,
      /1 closes[^]*flow +lync2013-pic row 3/,
    ],
    [
      "something is not understood",
      stacks(EAST, stackDocument("west", {}, { azapi_resource: { x: {} } })),
      2,
      /UNDECIDED west/,
    ],
    ["a document is gone", { "east/cdk": EAST }, 2, /SAME east[^]*UNDECIDED west/],
    [
      "a fault in one document hides no change in another",
      stacks("{", stackDocument("west", RDP)),
      1,
      /DIFFERENT west/,
    ],
  ])("%s", async (_, head, status, text) => {
    enter(head);
    const run = await runQuietly("diff", "cdktf.out", "new");
    expect(run).toMatchObject({ status, stdout: expect.stringMatching(text) as unknown });
  });
});

test("a document that cannot be read is told, and not taken for gone", async () => {
  enter(stacks("{", WEST));
  const { status, stdout, stderr } = await runQuietly("diff", "cdktf.out", "new");
  expect(status).toBe(2);
  expect(stdout).toMatch(/^SAME west/);
  expect(stdout).not.toMatch(/^\w+ east/m);
  expect(stderr).toMatch(/^error: new.east.cdk.tf.json:1:2: .*cut off/);
});

test("the packet, both rules with file and line, and the region", async () => {
  enter(stacks(EAST, stackDocument("west", RDP)));
  const { stdout } = await runQuietly("diff", "cdktf.out", "new", "--deployment", "west");
  expect(stdout).toMatch(/packet +tcp 198.51.100.7:49152 -> 10.45.32.10:3389/);
  expect(stdout).toMatch(
    /before +denied by\n +google_compute_firewall.deny_in_v4\n +priority 65000, cdktf.out.stacks.west.cdk.tf.json:\d+/,
  );
  expect(stdout).toMatch(
    /after +allowed by\n +google_compute_firewall.rdp\n +priority 100, new.west.cdk.tf.json:\d+/,
  );
  expect(stdout).not.toMatch(/^\w+ east/m);
});

test("json satisfies its schema, with every part in it", async () => {
  const odd = stackDocument("west", RDP, { azapi_resource: { x: {} } });
  enter(stacks(EAST, odd), { [stackPath("east")]: stackDocument("gone") });
  const { stdout, status } = await runQuietly("diff", "cdktf.out", "new", "--format", "json");
  const json = JSON.parse(stdout) as Record<string, readonly object[]>;
  validate(json);
  expect(validate.errors).toBeNull();
  expect(status).toBe(1);
  expect(json["changes"]).toContainEqual(
    expect.objectContaining({ kind: "opens", deployment: "west" }),
  );
  expect(json["undecided"]).toContainEqual(expect.objectContaining({ side: "base" }));
  expect(json["problems"]).toEqual([]);
});

test("the report goes to a file, and the verdict to standard error", async () => {
  enter(stacks(EAST, stackDocument("west", RDP)));
  const run = await runQuietly("diff", "cdktf.out", "new", "--output", "out.txt");
  expect(run).toEqual({ status: 1, stdout: "", stderr: "east: same\nwest: different (1 opens)\n" });
  expect(readFileSync("out.txt", "utf8")).toContain("DIFFERENT west");
});

describe("mistakes end in one line and status 2", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["the same path twice", ["cdktf.out", "./cdktf.out"], /BASE and HEAD are the same/],
    ["no such path", ["cdktf.out", "nowhere"], /no configurations at `nowhere`/],
    ["no site file", ["cdktf.out", "new", "--site", "x.yaml"], /no site file `x.yaml`.*init/],
    ["no base site file", ["cdktf.out", "new", "--base-site", "x.yaml"], /no site file `x.yaml`/],
    ["no such deployment", ["cdktf.out", "new", "-d", "wst"], /no deployment `wst`.*mean `west`/],
    ["one path that is no plan", ["cdktf.out"], /holds no plan and no state/],
    ["an unknown format", ["cdktf.out", "new", "--format", "xml"], /Allowed choices/],
    ["an unwritable output", ["cdktf.out", "new", "-o", "no/such"], /could not be written/],
  ])("%s", async (_, args, message) => {
    enter(stacks(EAST, WEST));
    const { status, stderr } = await runQuietly("diff", ...args);
    const errors = stderr.split("\n").filter((line) => line.startsWith("error:"));
    expect({ status, errors }).toEqual({
      status: 2,
      errors: [expect.stringMatching(message) as unknown],
    });
  });
});

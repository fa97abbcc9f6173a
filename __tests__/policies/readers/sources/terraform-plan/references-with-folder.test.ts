// Which instance a link leads to, told by the folder that the plan was made from. The plan was made of the folder with
// the fixture by Terraform 1.11.4 and then applied; what each link came to stands in `applied.json`.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { readModuleTree } from "../../../../../policies/readers/sources/hcl/modules/module-tree";
import { writtenIn } from "../../../../../policies/readers/sources/hcl/plan/written-in";
import { planOf } from "../../../../../policies/readers/sources/terraform-plan/plan-resources";
import type { PlanObject } from "../../../../../policies/readers/sources/terraform-plan/written/plan-objects";
import type { WrittenFolder } from "../../../../../policies/readers/sources/written-folder";

const FOLDER = join(__dirname, "../../../../fixtures/references");

interface Applied {
  readonly id: string;
  readonly input?: string | readonly string[] | number;
}

function recorded(name: string): unknown {
  return JSON.parse(readFileSync(join(FOLDER, name), "utf8"));
}

const applied = recorded("applied.json") as Readonly<Record<string, Applied>>;
const ids = new Map(Object.entries(applied).map(([address, { id }]) => [id, address]));
const root = recorded("plan.json") as Readonly<Record<string, unknown>>;

/** By address, with the index where the input is a list, what the link came to: that of one of the objects, if it is plain. */
function linksOf({
  address,
}: PlanObject): readonly [name: string, path: (string | number)[], to: string][] {
  const input = applied[address]?.input;
  if (typeof input === "string") return [[address, ["input"], ids.get(input) ?? "none"]];
  if (!Array.isArray(input)) return [];
  return input.map((one: string, at) => [
    `${address} ${at}`,
    ["input", at],
    ids.get(one) ?? "none",
  ]);
}

/** What is told of each link, and what it came to; only those that are told. */
function told(folder?: WrittenFolder): ReadonlyMap<string, readonly [told: string, came: string]> {
  const { objects, solver } = planOf(root, folder);
  const found = new Map<string, readonly [string, string]>();
  for (const object of objects)
    for (const [name, path, came] of linksOf(object)) {
      const named = solver.objectNamed(object, path);
      if (named !== undefined) found.set(name, [named.object.address, came]);
    }
  return found;
}

async function written(): Promise<WrittenFolder> {
  return writtenIn(FOLDER, await readModuleTree(FOLDER));
}

test("what is told is what the apply made of it", async () => {
  const found = told(await written());
  expect(found.size).toBeGreaterThan(50);
  for (const [name, [is, came]] of found) expect([name, is]).toEqual([name, came]);
});

test.each([
  ["the key of the own instance", 'terraform_data.l_key["external"]'],
  ["the index of the own instance", "terraform_data.l_count[1]"],
  ["an element of a set", 'terraform_data.l_set["internal"]'],
  ["a named value", "terraform_data.l_one"],
  ["a part of a named value", "terraform_data.l_nested"],
  ["a value of the map that makes the instances", 'terraform_data.l_value["external"]'],
  ["resources that make the instances", 'terraform_data.l_chain["external"]'],
  ["elements of a list", "terraform_data.l_list[1] 0"],
  ["a variable of a module's instance", 'module.m["internal"].terraform_data.a'],
  ["a whole resource that is handed to a module", 'module.m["internal"].terraform_data.b'],
  ["an output of a module's instance", 'terraform_data.o_key["internal"]'],
  ["an output of a module without resources", "terraform_data.t_none"],
  ["modules that make the instances", 'terraform_data.t_modules["external"]'],
  ["modules without resources that make them", 'terraform_data.t_nones["internal"]'],
  ["a choice by a named value that is known", "terraform_data.t_single"],
])("%s is followed with the folder, and not without", async (_, name) => {
  expect([...told(await written()).keys()]).toContain(name);
  expect([...told().keys()]).not.toContain(name);
});

test.each([
  ["a condition", 'terraform_data.l_cond["external"]'],
  ["a key that is looked up", 'terraform_data.l_crossed["external"]'],
  ["a calculated index", "terraform_data.l_count_crossed[0]"],
  ["a key that the instance's value is", 'module.c["external"].terraform_data.a'],
  ["a function that changes the text", "terraform_data.l_fn"],
  ["a function in a list", "terraform_data.t_within 0"],
  ["a function before an element is taken", "terraform_data.t_concat 0"],
  ["a function in the map that makes the instances", 'terraform_data.t_value["k"]'],
  ["a text around it in that map", 'terraform_data.t_below["k"]'],
  ["a comparison", "terraform_data.t_compared"],
  ["a choice with a text for a number", "terraform_data.t_text"],
  ["a choice with a number for a text", "terraform_data.t_number"],
  ["a for expression", "terraform_data.o_two"],
])("%s takes evaluating", async (_, name) => {
  expect([...told(await written()).keys()]).not.toContain(name);
});

test("a part of a whole resource is what that part is written as", async () => {
  const { objects, solver } = planOf(root, await written());
  const [object] = objects.filter(({ address }) => address === "terraform_data.t_part");
  if (object === undefined) throw new Error("the plan has no such resource");
  const { input } = applied["terraform_data.l_one"] ?? {};
  const named = solver.objectNamed(object, ["input", "input"])?.object.address;
  expect(named).toBe(ids.get(String(input)));
});

test("how many there are is known where they are chosen by it", async () => {
  expect([...told(await written()).keys()]).toContain("terraform_data.t_length");
});

test.each([
  ["l_one", 'terraform_data.x["external"].id'],
  ["l_key", "terraform_data.x[each.value].id"],
  ["l_splat", "terraform_data.n[0].id"],
])(
  "a folder that writes another key for %s than the plan shows tells nothing",
  async (name, text) => {
    const folder = await written();
    const body = { for_each: "${toset([])}", input: `\${${text}}` };
    const bodyOf = (address: string) => (address.includes(name) ? body : folder.bodyOf(address));
    const links = [...told({ ...folder, bodyOf }).keys()];
    expect(links.filter((link) => link.includes(name))).toEqual([]);
  },
);

test.each([
  ["another index", 'terraform_data.x["external"].id'],
  ["another resource", "terraform_data.y[each.key].id"],
])("a folder that writes %s than the plan shows tells nothing", async (_, text) => {
  const folder = await written();
  const changed = (address: string) => ({ ...folder.bodyOf(address), input: `\${${text}}` });
  const links = [...told({ ...folder, bodyOf: changed }).keys()];
  expect(links).not.toContain('terraform_data.l_key["internal"]');
});

// A plan beside the folder that it was made from: places of blocks, and what is written nowhere. Values are the plan's.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parseSource, withConfiguration } from "../../../../../policies/readers";
import { type Folder, judge, planned, removeFolders, ROOT } from "../../support/folders";

afterEach(removeFolders);

const planOf = (folder: Folder) =>
  parseSource(readFileSync(join(folder.path, "plan.json")), "plan.json");
const told = (folder: Folder) => withConfiguration(planOf(folder), folder.path);

interface PlanJson {
  readonly resource_changes: readonly {
    readonly type: string;
    readonly change: { actions: string[]; before: unknown; readonly after: object };
  }[];
}

const GROUP = 'resource "azurerm_network_security_group" "edge" {';
const RULE = 'resource "azurerm_network_security_rule" "in_sip_federation" {';

test("a created group may have rules that a plan does not show, unless its folder shows that none is written", async () => {
  const folder = planned();
  const alone = judge(planOf(folder));
  expect(alone.verdict).toBe("undecided");
  const [finding, ...more] = alone.findings.filter(({ kind }) => kind === "unsupported");
  expect(finding?.remedy).toContain("--configuration DIR");
  expect(more).toEqual([]);
  const { verdict, assumptions } = judge(await told(folder));
  expect(verdict).toBe("proven");
  // No plan shows whether a `dynamic` block has been taken out of the folder since.
  expect(assumptions.join("\n")).toContain(`the folder \`${folder.path}\` is the one that`);
});

test("what was written when a group that is replaced stood is not believed to be gone", async () => {
  const replaced = (rules: readonly unknown[]): Folder => {
    const folder = planned();
    const plan = JSON.parse(readFileSync(join(folder.path, "plan.json"), "utf8")) as PlanJson;
    for (const { type, change } of plan.resource_changes)
      if (type === "azurerm_network_security_group") {
        change.actions = ["delete", "create"];
        change.before = { ...change.after, id: "/s/nsg", security_rule: rules };
      }
    return folder.write("plan.json", JSON.stringify(plan));
  };
  expect(judge(await told(replaced([]))).verdict).toBe("proven");
  expect(judge(await told(replaced([{ name: "by-hand" }]))).verdict).toBe("undecided");
});

test.each([
  ["in HCL", `${GROUP}\n dynamic "security_rule" {\n for_each = []\n content {}\n }`],
  ["as an argument", `${GROUP}\n security_rule = []`],
])("it stays undecided where rules are written %s", async (_, header) => {
  const folder = planned().edit(ROOT, GROUP, header);
  expect(judge(await told(folder)).verdict).toBe("undecided");
});

test("each object gets the place of its block's header", async () => {
  const folder = planned();
  const plan = await told(folder);
  const changes = plan.root["resource_changes"] as readonly { readonly address: string }[];
  const lines = readFileSync(join(folder.path, ROOT), "utf8").split("\n");
  expect(changes.length).toBeGreaterThan(5);
  changes.forEach(({ address }, index) => {
    const origin = plan.constructOf(["resource_changes", index, "change", "after", "name"]);
    expect(origin?.path).toBe(address);
    expect(origin?.place?.file).toBe(join(folder.path, ROOT));
    const [type, name] = address.split(".").slice(-2);
    expect(lines[(origin?.place?.line ?? 0) - 1]).toContain(`"${type ?? ""}" "${name ?? ""}" {`);
  });
});

test("values are those of the plan, whatever the folder says", async () => {
  const folder = planned().edit(ROOT, "priority                    = 100", "priority = 4000");
  expect(judge(await told(folder)).verdict).toBe("proven");
});

test.each<readonly [string, (folder: Folder) => Folder, RegExp]>([
  [
    "a resource more",
    (folder) => folder.add(ROOT, 'resource "azurerm_subnet" "x" {}'),
    /main\.tf:\d+:1: .*`azurerm_subnet\.x` is not in the plan/,
  ],
  [
    "a resource less",
    (folder) => folder.edit(ROOT, RULE, RULE.replace("in_sip_federation", "other")),
    /is not in the plan|is in the plan and not in the folder/,
  ],
  [
    "a module more",
    (folder) => folder.add(ROOT, 'module "x" { source = "./x" }').write("x/main.tf", "locals {}"),
    /`module\.x` is not in the plan/,
  ],
  [
    "another reference",
    (folder) =>
      folder.edit(
        ROOT,
        "azurerm_network_security_group.edge.name",
        "azurerm_subnet_network_security_group_association.edge.id",
      ),
    /has another `network_security_group_name` in the plan/,
  ],
  [
    "a literal in place of a reference",
    (folder) => folder.edit(ROOT, "azurerm_network_security_group.edge.name", '"nsg-edge"'),
    /has another `network_security_group_name` in the plan/,
  ],
  [
    "a count",
    (folder) => folder.edit(ROOT, RULE, `${RULE}\n count = local.n`).add(ROOT, "locals { n = 1 }"),
    /has another `count` in the plan/,
  ],
  [
    "another text",
    (folder) => folder.edit(ROOT, '"5061"', '"5062"'),
    /has another `destination_port_range` in the plan/,
  ],
])("refused: the folder has %s", async (_, change, message) => {
  await expect(told(change(planned()))).rejects.toThrow(message);
});

// Which group an association attaches, where its id is not known yet: by the references of the configuration.
import {
  changeOf,
  forgetBefore,
  make,
  type Plan,
  planOver,
  verdictOn,
  type Written,
  writtenOf,
} from "../../support/plans";

const FILE = "azure-inline";
const GROUP = "azurerm_network_security_group";
const ASSOCIATION = "azurerm_subnet_network_security_group_association";

/** Everything is still to be made; the association's group is known by reference alone. */
function firstPlan(references: readonly string[]): Plan {
  const plan = planOver(FILE);
  const group = changeOf(plan, GROUP);
  const association = changeOf(plan, ASSOCIATION);
  make(group, "id");
  make(association, "id", "network_security_group_id");
  forgetBefore(plan, "");
  group.name = "edge";
  group.address = `${GROUP}.edge`;
  writtenOf(plan, GROUP).name = "edge";
  writtenOf(plan, ASSOCIATION).expressions = {
    subnet_id: { constant_value: "x" },
    network_security_group_id: { references },
  };
  return plan;
}

/** A second group, which lets everything through. */
function withOther(plan: Plan, name = "other", index?: number): Plan {
  const other = structuredClone(changeOf(plan, GROUP));
  const key = index === undefined ? "" : `[${index}]`;
  Object.assign(other, { name, address: `${GROUP}.${name}${key}`, index });
  other.change.after = { ...other.change.after, name: "nsg-other", security_rule: [] };
  plan.resource_changes.push(other);
  if (!plan.configuration.root_module.resources.some((one) => one.name === name))
    plan.configuration.root_module.resources.push({ ...writtenOf(plan, GROUP), name });
  return plan;
}

const EDGE = [`${GROUP}.edge.id`, `${GROUP}.edge`];

test("the one group that is referred to is attached", () => {
  expect(verdictOn(firstPlan(EDGE), FILE).verdict).toBe("proven");
  expect(verdictOn(withOther(firstPlan(EDGE)), FILE).verdict).toBe("proven");
});

test("another group that is referred to is attached instead", () => {
  const plan = withOther(firstPlan([`${GROUP}.other.id`, `${GROUP}.other`]));
  expect(verdictOn(plan, FILE).verdict).toBe("refuted");
});

test.each([
  ["a local value", [...EDGE, "local.use_edge"]],
  ["both groups", [...EDGE, `${GROUP}.other.id`, `${GROUP}.other`]],
  ["nothing", []],
  ["a local value alone", ["local.group"]],
  ["a resource that is not shown", ["azurerm_strange_thing.x.id", "azurerm_strange_thing.x"]],
])("with references to %s it is not told which", (_, references) => {
  expect(verdictOn(withOther(firstPlan(references)), FILE).verdict).not.toBe("proven");
});

test("what is known cannot be what makes the value unknown", () => {
  const plan = firstPlan([
    ...EDGE,
    "var.create",
    "each.key",
    `${GROUP}.edge.name`,
    `${GROUP}.edge`,
  ]);
  expect(verdictOn(plan, FILE).verdict).toBe("proven");
});

test("a reference without a key means any instance", () => {
  const plan = firstPlan([`${GROUP}.edge`]);
  expect(verdictOn(plan, FILE).verdict).toBe("proven");
  expect(verdictOn(withOther(plan, "edge", 1), FILE).verdict).not.toBe("proven");
});

test("a reference with a key means that instance", () => {
  const keyed = (key: number) => [
    `${GROUP}.edge[${key}].id`,
    `${GROUP}.edge[${key}]`,
    `${GROUP}.edge`,
  ];
  for (const [key, verdict] of [
    [0, "proven"],
    [1, "refuted"],
  ] as const) {
    const plan = firstPlan(keyed(key));
    Object.assign(changeOf(plan, GROUP), { index: 0, address: `${GROUP}.edge[0]` });
    expect(verdictOn(withOther(plan, "edge", 1), FILE).verdict).toBe(verdict);
  }
});

/** The group and the association in modules of their own, which the root leads together. */
function inModules(output: string, groups: readonly string[]): Plan {
  const plan = firstPlan(["var.group_id"]);
  const group = changeOf(plan, GROUP);
  const association = changeOf(plan, ASSOCIATION);
  const written = (type: string): Written => ({ ...writtenOf(plan, type) });
  plan.resource_changes = [association];
  for (const name of groups) {
    const one = structuredClone(group);
    Object.assign(one, {
      address: `module.${name}.${GROUP}.edge`,
      module_address: `module.${name}`,
    });
    if (name !== "right") one.change.after = { ...one.change.after, name, security_rule: [] };
    plan.resource_changes.push(one);
  }
  Object.assign(association, {
    address: `module.attach.${ASSOCIATION}.${association.name}`,
    module_address: "module.attach",
  });
  const groupModule = {
    resources: [written(GROUP)],
    outputs: { id: { expression: { references: EDGE } } },
  };
  plan.configuration.root_module = {
    resources: [],
    module_calls: {
      ...Object.fromEntries(groups.map((name) => [name, { module: groupModule }])),
      attach: {
        expressions: { group_id: { references: [output, output.replace(/\.id$/, "")] } },
        module: { resources: [written(ASSOCIATION)], variables: { group_id: {} } },
      },
    },
  };
  return plan;
}

test("through outputs and variables of modules, which never get mixed up", () => {
  const groups = ["right", "wrong"];
  expect(verdictOn(inModules("module.right.id", groups), FILE).verdict).toBe("proven");
  expect(verdictOn(inModules("module.wrong.id", groups), FILE).verdict).toBe("refuted");
  expect(verdictOn(inModules("module.absent.id", groups), FILE).verdict).not.toBe("proven");
});

test("without a configuration no reference is followed", () => {
  const plan = firstPlan(EDGE) as Partial<Plan>;
  delete plan.configuration;
  expect(verdictOn(plan as Plan, FILE).verdict).not.toBe("proven");
});

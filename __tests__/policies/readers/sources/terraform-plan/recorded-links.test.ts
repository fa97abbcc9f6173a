// Links of recorded plans: through modules, instances and references that do not say which of several things they mean.
import type { Plan, Values } from "../../support/plans";
import {
  at,
  callOf,
  judged,
  recorded,
  type RecordedPlan,
  written,
} from "../../support/recorded-plans";

const to = (text: string): Values => ({ references: [`${text}.id`, text] });
const GROUP = "azurerm_network_security_group";
const ASSOCIATION = "azurerm_subnet_network_security_group_association.edge";

type Row = readonly [what: string, name: RecordedPlan, change: (plan: Plan) => void];

const PROVEN: readonly Row[] = [
  [
    "ids that are known, without any configuration",
    "google-applied",
    (plan) => {
      plan.configuration = { root_module: { resources: [] } };
    },
  ],
  [
    "an id instead of a link of itself",
    "google-first",
    (plan) => {
      for (const { expressions } of plan.configuration.root_module.resources)
        if ("network" in expressions)
          expressions["network"] = to("google_compute_network.perimeter");
    },
  ],
  [
    "a module in a module",
    "google-modules",
    (plan) => {
      nest(plan, "outer");
    },
  ],
];

const NOT_PROVEN: readonly Row[] = [
  [
    "module instances that are swapped",
    "google-modules",
    (plan) => {
      const [inner, outer] = [callOf(plan, "inner"), callOf(plan, "outer")];
      const { network } = inner.expressions;
      inner.expressions["network"] = outer.expressions["network"];
      outer.expressions["network"] = network;
    },
  ],
  [
    "module calls that are not in the configuration",
    "google-modules",
    (plan) => {
      Reflect.deleteProperty(plan.configuration.root_module, "module_calls");
    },
  ],
  [
    "an input that the call does not pass on as it is",
    "google-modules",
    (plan) => {
      callOf(plan, "outer").expressions["network"] = {
        references: ["local.network"],
      };
    },
  ],
  [
    "an input that is one of two",
    "google-modules",
    (plan) => {
      const { references: one } = callOf(plan, "outer").expressions["network"] as { references: string[] };
      const { references: other } = callOf(plan, "inner").expressions["network"] as { references: string[] };
      callOf(plan, "outer").expressions["network"] = { references: [...one, ...other] };
    },
  ],
  ["a network of another name", "google-first", (plan) => {
    const { after } = at(plan, "google_compute_network.perimeter").change;
    if (after !== null) after["name"] = "another";
  }],
  ["no references", "azure-first", (plan) => {
    written(plan, ASSOCIATION).expressions["network_security_group_id"] = { references: [] };
  }],
  ["no configuration", "azure-first", (plan) => {
    plan.configuration = { root_module: { resources: [] } };
  }],
  ["the association left out of the configuration", "azure-first", (plan) => {
    const { root_module: module } = plan.configuration;
    module.resources = module.resources.filter(({ type }) => !type.includes("association"));
  }],
  ["the group of the other subscription", "azure-subscriptions", (plan) => {
    written(plan, ASSOCIATION).expressions["network_security_group_id"] = to(`${GROUP}.lab`);
  }],
  ["the subnet of the other subscription", "azure-subscriptions", (plan) => {
    written(plan, ASSOCIATION).expressions["subnet_id"] = to("azurerm_subnet.lab");
  }],
  ["providers that are swapped", "azure-subscriptions", (plan) => {
    for (const one of plan.configuration.root_module.resources)
      one["provider_config_key"] = one["provider_config_key"] === "azurerm" ? "azurerm.lab" : "azurerm";
  }],
  ["a provider of a module that is passed on under another name", "google-projects", (plan) => {
    for (const { change } of plan.resource_changes)
      if (change.after?.["project"] === "contoso-edge") change.after["project"] = "contoso-lab";
  }],
  ["an index that is not said, of a group with instances", "azure-first", (plan) => {
    instances(plan);
    written(plan, ASSOCIATION).expressions["network_security_group_id"] = {
      references: [`${GROUP}.edge`, "each.key"],
    };
  }],
]; // prettier-ignore

/** Puts the module one deeper: `module.outer` becomes `module.wrap.module.outer`. */
function nest(plan: Plan, call: string): void {
  const { root_module: root } = plan.configuration;
  const calls = root["module_calls"] as Record<string, { expressions: Values; module: Values }>;
  const inside = calls[call];
  if (inside === undefined) throw new Error(`no module ${call}`);
  const { network, ...others } = inside.expressions;
  calls["wrap"] = {
    expressions: { net: network },
    module: {
      module_calls: {
        [call]: { ...inside, expressions: { ...others, network: { references: ["var.net"] } } },
      },
      variables: { net: {} },
    },
  };
  Reflect.deleteProperty(calls, call);
  for (const one of plan.resource_changes) {
    if (one["module_address"] !== `module.${call}`) continue;
    one.address = `module.wrap.${one.address}`;
    one["module_address"] = `module.wrap.module.${call}`;
  }
}

/** The group twice, by `for_each`, the second with nothing in it. */
function instances(plan: Plan): void {
  const one = at(plan, `${GROUP}.edge`);
  written(plan, `${GROUP}.edge`)["for_each_expression"] = { references: ["local.groups"] };
  one.address = `${GROUP}.edge["a"]`;
  one.index = "a";
  const other = structuredClone(one);
  other.address = `${GROUP}.edge["b"]`;
  other.index = "b";
  other.change.after = { ...other.change.after, name: "nsg-b", security_rule: [] };
  other.change.after_unknown["security_rule"] = [];
  plan.resource_changes.push(other);
}

test.each(PROVEN)("%s: proven", (_, name, change) => {
  const plan = recorded(name);
  change(plan);
  expect(judged(plan, name)).toMatchObject({ verdict: "proven" });
});

test.each(NOT_PROVEN)("%s: not proven", (_, name, change) => {
  const plan = recorded(name);
  change(plan);
  expect(judged(plan, name)).not.toMatchObject({ verdict: "proven" });
});

test("a reference with its key means that instance", () => {
  const verdicts = ["a", "b"].map((key) => {
    const plan = recorded("azure-first");
    instances(plan);
    written(plan, ASSOCIATION).expressions["network_security_group_id"] = to(`${GROUP}.edge["${key}"]`);
    return judged(plan, "azure-first").verdict;
  }); // prettier-ignore
  expect(verdicts).toEqual(["proven", "refuted"]);
});

test.each(["azure-first", "google-first"] as const)("in %s an address that stands twice is told", (name) => {
  const plan = recorded(name);
  plan.resource_changes.push(structuredClone(plan.resource_changes[0]!));
  expect(() => judged(plan, name)).toThrow("stands in the plan twice");
}); // prettier-ignore

// When an unknown of one configuration is the same in the other: a name with the same surroundings, a rule with the same
// text and all that it refers to. Anything less, and a rule that is moved past the same name may open or close something.
import { compareDocuments } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { azureDeployment, SUBNET_ID } from "../../../samples/hand-made-deployments";
import { type Fields, securityRule, UNSET } from "../../readers/support/read-documents";

type Body = Readonly<Record<string, unknown>>;

const DEPLOYMENT = azureDeployment();
const ASG = "azurerm_application_security_group";
const REFERENCE = `\${${ASG}.web.id}`;

/** Two rules for the same packets in either order: what they rest on decides whether that is a change. */
const moved = (one: Fields, other: Fields): readonly (readonly Fields[])[] => [
  [one, other],
  [other, one],
];

const from = (group: string): Fields => ({
  source_address_prefix: null,
  source_application_security_group_ids: [group],
});

function configuration(rules: readonly Fields[], more: Body, top: Body) {
  const security_rule = rules.map((rule, at) => ({
    ...UNSET,
    ...securityRule({ name: `r${at}`, priority: 100 + at, ...rule }),
  }));
  const root = {
    ...top,
    resource: {
      azurerm_network_security_group: {
        edge: { name: "edge", location: "w", resource_group_name: "rg", security_rule },
      },
      azurerm_subnet_network_security_group_association: {
        edge: {
          subnet_id: SUBNET_ID,
          network_security_group_id: "${azurerm_network_security_group.edge.id}",
        },
      },
      ...more,
    },
  };
  return {
    document: parseTerraformConfiguration(JSON.stringify(root), "x"),
    deployment: DEPLOYMENT,
  };
}

const kinds = (
  [before, after]: readonly (readonly Fields[])[],
  more: readonly [Body, Body] = [{}, {}],
  top: readonly [Body, Body] = [{}, {}],
): readonly string[] => {
  const { changes, undecided } = compareDocuments(
    configuration(before!, more[0], top[0]),
    configuration(after!, more[1], top[1]),
  );
  expect(undecided).toEqual([]);
  return [...new Set(changes.map(({ kind }) => kind))];
};

const SQL = { source_address_prefix: "Sql" };
const DENY = { access: "Deny" };
const RANGE = { source_address_prefix: "10.9.0.0/16" };
const asg = (fields: Fields): Body => ({
  [ASG]: { web: { name: "web", location: "w", ...fields } },
});

test("the same tag before and after cancels out, wherever its rule stands", () => {
  // Denied first, the second rule's tag has nothing left to allow.
  expect(kinds([[{ ...SQL, ...DENY }, SQL], [{ ...SQL, ...DENY }]])).toEqual([]);
  expect(
    kinds([
      [SQL],
      [
        { ...SQL, priority: 300 },
        { ...SQL, priority: 310 },
      ],
    ]),
  ).toEqual([]);
  expect(
    kinds([
      [SQL, DENY],
      [SQL, RANGE, { ...SQL, ...DENY }, DENY],
    ]),
  ).toEqual(["may-open"]);
});

test("one more tag allowed may open, and one more denied may close", () => {
  const storage = { source_address_prefix: "Storage" };
  expect(kinds([[SQL], [SQL, storage]])).toEqual(["may-open"]);
  expect(kinds([[SQL, storage], [SQL]])).toEqual(["may-close"]);
  expect(kinds([[SQL], [{ ...storage, ...DENY }, SQL]])).toEqual(["may-close"]);
  expect(kinds(moved({ ...storage, ...DENY }, SQL))).toEqual(["may-open"]);
});

const NIC = { azurerm_network_interface: { a: { name: "a" } } };

test.each<readonly [string, readonly [Body, Body], readonly string[]]>([
  ["nothing else changes", [{}, {}], []],
  ["a disk is added", [{}, { azurerm_managed_disk: { d: { name: "d" } } }], []],
  ["an interface is added", [{}, NIC], ["may-open"]],
])("a tag is the same where machines and networks are: %s", (_, more, expected) => {
  const [before, after] = [[SQL], [{ ...SQL, ...DENY, destination_port_range: "9" }, SQL]];
  const told = kinds([before, after], more);
  expect(told.filter((kind) => kind === "may-open")).toEqual(expected);
});

test.each<readonly [string, readonly [Body, Body], readonly [Body, Body], readonly string[]]>([
  ["nothing else changes", [asg({}), asg({})], [{}, {}], []],
  ["the group is another one", [asg({}), asg({ name: "app" })], [{}, {}], ["may-open"]],
  ["the provider is another one", [asg({}), asg({})], [{ provider: { azurerm: [{ features: {} }] } }, { provider: { azurerm: [{ features: {}, subscription_id: "x" }] } }], ["may-open"]],
  ["a variable is in the group", [asg({ location: "${var.x}" }), asg({ location: "${var.x}" })], [{ variable: { x: {} } }, { variable: { x: {} } }], ["may-open"]],
])("a reference is the same where all that it leads to is: %s", (_, more, top, expected) => {
  const rule = from(REFERENCE);
  const edit = { ...RANGE, ...DENY, destination_port_range: "9" };
  const told = kinds([[rule], [edit, rule]], more, top);
  expect(told.filter((kind) => kind === "may-open")).toEqual(expected);
}); // prettier-ignore

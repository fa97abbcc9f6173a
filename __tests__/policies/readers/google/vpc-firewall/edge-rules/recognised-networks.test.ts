// A stack whose networks are variables, data or other stacks' is judged with a site that has their names: the construct's own
// rules say which network is which.
import { parsePrefix } from "../../../../../../modules/packets";
import {
  ask,
  complaints,
  type Fields,
  lenientGoogle,
  read,
  readText,
  vpc,
  vpcRule,
} from "../../../support/read-documents";

const SIDES = [
  { network: "ext", role: "access", address: "10.45.16.10" },
  { network: "int", role: "internal", address: "10.45.17.10" },
] as const;

const end = (role: string, address: string) => {
  const { first, last } = parsePrefix(address);
  return { role, addresses: [{ family: 4 as const, ranges: [{ first, last }] }] };
};

const site = (names: readonly string[] = ["ext", "int"]) => ({
  ...lenientGoogle({
    networks: SIDES.map(({ role }, at) => ({
      network: names[at] ?? "",
      targets: { tags: ["edge"] },
      interfaces: [role],
    })),
  }),
  interfaces: SIDES.map(({ role, address }) => end(role, address)),
});

const rule = (side: 0 | 1, network: string, fields: Fields = {}): Fields =>
  vpcRule({
    name: `edge-in-${SIDES[side].role}`,
    network,
    destination_ranges: [`${SIDES[side].address}/32`],
    ...fields,
  });

const answers = (reading: ReturnType<typeof read>) =>
  reading.gates
    .filter(({ direction, machines }) => direction === "inbound" && machines === "edge")
    .map((at, side) => ask(at, `tcp 192.0.2.1:1 > ${SIDES[side]?.address ?? ""}:443`));

test.each([
  ["variables", ["${var.ext}", "${var.int}"]],
  ["a variable beside a name", ["${var.ext}", "int"]],
  ["outputs of a state that was not read", ["${data.terraform_remote_state.net.outputs.ext}", "${data.terraform_remote_state.net.outputs.int}"]],
])("%s are the site's networks, which is an assumption", (_, [ext = "", int = ""]) => {
  const reading = read(site(), vpc(rule(0, ext), rule(1, int)));
  expect(complaints(reading)).toEqual([]);
  expect(answers(reading)).toEqual(["open", "open"]);
  expect(reading.assumptions).toContain(
    `\`${ext}\`, for which the rules of the deployment are written, is the network \`ext\` of the site`,
  );
}); // prettier-ignore

test("a project that is a variable is the site's", () => {
  const project = { project: "${var.project}" };
  const reading = read(site(), vpc(rule(0, "ext", project), rule(1, "int", project)));
  expect(complaints(reading)).toEqual([]);
  expect(answers(reading)).toEqual(["open", "open"]);
});

test.each([
  ["one template for both sides", [rule(0, "${var.n}"), rule(1, "${var.n}")]],
  ["some rules in the network of the name", [rule(0, "ext"), rule(0, "${var.n}", { name: "edge-2" })]],
  ["rules of other names", [rule(0, "${var.n}", { name: "web" })]],
  ["rules for other addresses", [rule(0, "${var.n}", { destination_ranges: ["10.45.99.1/32"] })]],
  ["rules for everything", [rule(0, "${var.n}", { destination_ranges: null })]],
])("%s: it cannot be told", (_, rules) => {
  expect(complaints(read(site(), vpc(...rules)))).toContainEqual(
    expect.stringMatching(/it cannot be told whether the network of the rule .*: `\$\{var\.n\}`$/),
  );
}); // prettier-ignore

test.each([
  ["the network's name", "ext", true],
  ["the name of another one", "hub", false],
  ["nothing", undefined, true],
])("a variable whose default is %s", (_, value, isRecognised) => {
  const variable = { ext: value === undefined ? {} : { default: value } };
  const resource = vpc(rule(0, "${var.ext}"), rule(1, "int"));
  const reading = readText(site(), JSON.stringify({ variable, resource }));
  expect(complaints(reading).length === 0).toBe(isRecognised);
});

test.each([
  ["ext", "open"],
  ["hub", "closed"],
])("a data source reads the network of its name: %s", (name, answer) => {
  const data = { google_compute_network: { n: { name, project: "contoso" } } };
  const network = "${data.google_compute_network.n.self_link}";
  const resource = vpc(rule(0, network), rule(1, "int"));
  const reading = readText(site(), JSON.stringify({ data, resource }));
  expect(complaints(reading)).toEqual([]);
  expect(answers(reading)[0]).toBe(answer);
});

describe("two networks of the site", () => {
  test("that only Terraform knows differ, which is an assumption", () => {
    const reading = read(
      site(["${var.a}", "${var.b}"]),
      vpc(rule(0, "${var.a}"), rule(1, "${var.b}")),
    );
    expect(complaints(reading)).toEqual([]);
    expect(answers(reading)).toEqual(["open", "open"]);
    expect(reading.assumptions).toContain(
      "`${var.a}` and `${var.b}` of the site are different networks",
    );
  });

  test("that are one are reported", () => {
    const same = site(["ext", "projects/contoso/global/networks/ext"]);
    expect(complaints(read(same, vpc(rule(0, "ext"))))).toContainEqual(
      expect.stringContaining("are one network"),
    );
  });
});

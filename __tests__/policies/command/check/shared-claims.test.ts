// Two stacks of one run that claim one enforcement point are both named, by resource, file and line.
import { formatProblem } from "../../../../modules/input";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { sharedClaims } from "../../../../policies/command/check/shared-claims";
import {
  attached,
  documentText,
  group,
  NIC,
  type Resources,
  SUBNET,
  vpc,
  vpcRule,
} from "../../readers/support/read-documents";

const problems = (...stacks: readonly (readonly Resources[])[]): readonly string[] =>
  sharedClaims(
    stacks.map((parts, at) =>
      parseTerraformConfiguration(documentText(...parts), `stack-${at}.tf.json`),
    ),
  ).map(formatProblem);

test.each<[string, readonly Resources[], readonly Resources[], RegExp[]]>([
  ["one subnet, in another letter case", [group([]), attached(SUBNET)], [group([]), attached(SUBNET.toUpperCase(), "again")], [/stack-1\.tf\.json:\d+.*two stacks claim the subnet .*association\.edge.*stack-0\.tf\.json:\d+.*association\.again/]],
  ["two subnets", [group([]), attached(SUBNET)], [group([]), attached(`${SUBNET}-b`)], []],
  ["a subnet and an interface", [group([]), attached(SUBNET)], [group([]), attached(NIC)], []],
  ["a reference of each own document", [group([]), attached("${azurerm_subnet.x.id}")], [group([]), attached("${azurerm_subnet.x.id}")], []],
  ["machines of one tag in one network", [vpc(vpcRule())], [vpc(vpcRule({ network: "projects/contoso/global/networks/perimeter" }))], [/two stacks claim the machines of `edge` in network `perimeter` of project `contoso`/]],
  ["one tag in two projects", [vpc(vpcRule())], [vpc(vpcRule({ project: "other-1" }))], []],
  ["a rule that is switched off", [vpc(vpcRule())], [vpc(vpcRule({ disabled: true }))], []],
])("%s", (_, one, other, expected) => {
  expect(problems(one, other)).toEqual(
    expected.map((text) => expect.stringMatching(text) as unknown),
  );
}); // prettier-ignore

test("a document that claims a point twice by itself is another matter", () => {
  expect(problems([vpc(vpcRule(), vpcRule())])).toEqual([]);
  expect(problems([vpc(vpcRule(), vpcRule())], [group([]), attached()])).toEqual([]);
});

import { everythingIsUnderstood } from "../../../policies/catalog/everything-is-understood";
import { evidence, gateEvidence } from "../../samples/evidence";
import { reading } from "../../samples/hand-made";

const place = { file: "doc.tf.json", line: 7, column: 5 };
const unknown = {
  message: "the type `azapi_resource` is not understood",
  remedy: "remove it",
  address: "azapi_resource.x",
  place,
};

test.each([
  ["a sound document", {}, []],
  [
    "a resource that is not understood",
    { reading: reading([], { unsupported: [unknown] }) },
    ["unsupported"],
  ],
  ["a file that was not read", { unreadFiles: ["infra/main.tf"] }, ["unsupported"]],
  [
    "a comparison without an end",
    { gates: [gateEvidence({ unfinished: "too much work" })] },
    ["unproven"],
  ],
])("%s", (_, given, kinds) => {
  expect(everythingIsUnderstood.check(evidence(given)).map(({ kind }) => kind)).toEqual(kinds);
});

test("address, place and remedy of the reader reach the finding", () => {
  const given = evidence({ reading: reading([], { unsupported: [unknown] }) });
  expect(everythingIsUnderstood.check(given)).toMatchObject([{ ...unknown, packets: [] }]);
});

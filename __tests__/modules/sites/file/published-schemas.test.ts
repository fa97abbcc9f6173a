// The schemas that editors use are the ones that the loaders use: sound by their own standard, as strict as the loaders where
// they say something, and never refusing what a loader accepts.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { readFlowDocument } from "../../../../modules/flows";
import { OWN } from "../../flows/flow-text";
import { edited, problemsOf, SOUND } from "../site-text";

function schemaOf(name: string): object {
  return JSON.parse(readFileSync(`schemas/${name}.schema.json`, "utf8")) as object;
}

/** A plain validator, as an editor has it: it knows nothing of our keywords. */
function editorAccepts(name: string): (text: string) => boolean {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validate = ajv.compile(schemaOf(name));
  return (text) => validate(parse(text));
}

const siteAccepted = editorAccepts("site");
const flowsAccepted = editorAccepts("flow-document");

test.each([["site"], ["flow-document"], ["reference-table"]])(
  "%s.schema.json is a sound schema in strict mode",
  (name) => {
    const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false });
    ajv.addVocabulary(["x-allowed", "x-format"]);
    expect(() => ajv.compile(schemaOf(name))).not.toThrow();
  },
);

test.each([
  ["edge.yaml", "schemas/site.schema.json"],
  ["modules/flows/documents/lync2013-pic.yaml", "../../../schemas/flow-document.schema.json"],
  [
    "modules/flows/reference-tables/sfb-mobility-ports.yaml",
    "../../../schemas/reference-table.schema.json",
  ],
])("%s names its schema for editors", (file, schema) => {
  expect(readFileSync(file, "utf8").split("\n")[0]).toBe(
    `# yaml-language-server: $schema=${schema}`,
  );
});

test.each([
  ["the sample", readFileSync("edge.yaml", "utf8")],
  ["the sound site", SOUND],
])("%s is accepted by editors and by the loader", (_, text) => {
  expect(siteAccepted(text)).toBe(true);
  expect(problemsOf(text)).toEqual([]);
});

test("a flow document of one's own is accepted by editors and by the loader", () => {
  expect(flowsAccepted(OWN)).toBe(true);
  expect(readFlowDocument(OWN, "own.yaml").rows).toHaveLength(2);
});

/** What a pattern can see of addresses, ports and dates, the loader must see too: it explains them in the schema's place. */
test.each([
  ["a word in place of an address", edited("203.0.113.0/24", "partners")],
  ["a reference in place of an address", edited("203.0.113.0/24", '"${var.x}"')],
  ["port 65536", extra("ports: 65536")],
  ["a negative port", extra("ports: -1")],
  ["no ports", extra("ports: []")],
  ["a service name", extra("ports: rdp")],
  ["a date in words", extra("ports: 1", "tomorrow")],
])("%s is refused by editors and by the loader", (_, text) => {
  expect(siteAccepted(text)).toBe(false);
  expect(problemsOf(text)).toHaveLength(1);
});

function extra(ports: string, expires = "2027-03-31"): string {
  return `${SOUND}extraFlows: [{ id: x, transport: tcp, ${ports}, from: any, to: access, owner: o, reason: r, expires: ${expires} }]\n`;
}

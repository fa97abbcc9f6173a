// What is, and what is not, a Terraform document, and where things stand in one.
import { InputError, type Problem } from "../../../../../modules/input";
import { parseTerraformConfiguration } from "../../../../../policies/readers";

function problemOf(text: string): Problem {
  try {
    parseTerraformConfiguration(text, "cdk.tf.json");
  } catch (error) {
    if (error instanceof InputError) return error.problems[0]!;
    throw error;
  }
  throw new Error("the document was taken");
}

describe("refused, with the place", () => {
  const rows: readonly [what: string, text: string, message: string, place: string][] = [
    ["empty", "", "the file is empty", ""],
    ["blank", " \n\t", "the file is empty", ""],
    ["byte order mark", "\uFEFF{}", "byte order mark", ""],
    ["cut off in an object", '{\n  "resource": {\n', "ends before its JSON does", "3:1"],
    ["cut off in a string", '{\n  "resource": "az', "ends before its JSON does", "2:15"],
    ["cut off after a key", '{"resource"', "ends before its JSON does", "1:12"],
    ["not JSON at all", "resource {}\n", "is not JSON", "1:1"],
    ["a trailing comma", '{\n  "resource": {},\n}', "is not JSON", "3:1"],
    ["a comment", '{\n  // note\n  "resource": {}\n}', "is not JSON", "2:3"],
    ["single quotes", "{'resource': {}}", "is not JSON", "1:2"],
    ["two documents", '{"resource": {}}\n{"resource": {}}', "is not JSON", "2:1"],
    ["YAML", "resource:\n  a: 1\n", "is not JSON", "1:1"],
    ["a key twice", '{\n  "resource": {\n    "a": {},\n    "b": {},\n    "a": {}\n  }\n}', "the key `a` is written twice", "5:5"],
    ["a block twice", '{"resource": {}, "resource": {}}', "the key `resource` is written twice", "1:18"],
    ["a key twice, once with an escape", '{"resource": {"a": 1, "\\u0061": 2}}', "the key `a` is written twice", "1:23"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, text, message, place) => {
    const problem = problemOf(text);
    expect(problem.message).toContain(message);
    const { file, line, column } = problem.place!;
    expect(file).toBe("cdk.tf.json");
    const shown = line === undefined ? "" : `${line}:${column!}`;
    expect(shown).toBe(place);
  });

  test.each([
    ["null", "null", "null"],
    ["a list", "[]", "an array"],
    ["a number", "1", "number"],
    ["a string", '"resource"', "string"],
    ["an empty object", "{}", "JSON of another kind"],
    ["a package.json", '{"name": "x", "version": "1.0.0", "dependencies": {}}', "a package.json"],
    ["a plan", '{"format_version": "1.2", "planned_values": {}}', "a Terraform plan"],
    [
      "a plan without values",
      '{"format_version": "1.2", "resource_changes": []}',
      "a Terraform plan",
    ],
    ["a state as JSON", '{"format_version": "1.0", "values": {}}', "a Terraform state"],
    [
      "an empty state as JSON",
      '{"format_version": "1.0", "terraform_version": "1.11.4"}',
      "a Terraform state",
    ],
    [
      "a state file",
      '{"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "outputs": {}, "resources": []}',
      "a Terraform state file",
    ],
    [
      "CloudFormation",
      '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {}}',
      "a CloudFormation template",
    ],
    [
      "ARM",
      '{"$schema": "x", "contentVersion": "1.0.0.0", "resources": []}',
      "an Azure Resource Manager template",
    ],
    [
      "a cdktf manifest",
      '{"stacks": {}, "version": "0.21.0"}',
      "the manifest of a cdktf output folder",
    ],
  ])("not a Terraform configuration: %s", (_, text, got) => {
    const problem = problemOf(text);
    expect(problem.message).toBe("the configuration is not a Terraform configuration");
    expect(problem.got).toContain(got);
  });

  test("a document that nests too deep, valid or not", () => {
    const deep = `{"resource": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect(problemOf(deep).message).toContain("nests too deep");
    expect(problemOf(deep.slice(0, 90_000)).message).toContain("nests too deep");
    expect(problemOf(`{"resource": "${"[".repeat(300)}`).message).toContain("ends before");
  });
});

describe("taken", () => {
  test("keys that look alike but are not in one object, or only in strings", () => {
    const text = '{"resource": {"a": {"a": "\\"a\\": {\\\\", "b": "\\"b\\":"}}, "data": {"a" : 1}}';
    expect(parseTerraformConfiguration(text, "f").root).toEqual(JSON.parse(text));
  });

  test("the name of the stack, where cdktf wrote it", () => {
    const named = '{"//": {"metadata": {"stackName": "azure-westeurope"}}, "resource": {}}';
    expect(parseTerraformConfiguration(named, "f").stackName).toBe("azure-westeurope");
    for (const comment of [
      '"by hand"',
      "null",
      '{"metadata": null}',
      '{"metadata": {"stackName": 1}}',
    ]) {
      const { stackName } = parseTerraformConfiguration(`{"//": ${comment}, "resource": {}}`, "f");
      expect(stackName).toBeUndefined();
    }
  });

  test("the place of a value, and of what is not there", () => {
    const text = '{\r\n  "resource": {\r\n    "a": [\r\n      { "b": 1 }\r\n    ]\r\n  }\r\n}';
    const document = parseTerraformConfiguration(text, "f");
    const at = (...path: (string | number)[]): string => {
      const { file, line, column } = document.placeOf(path);
      return `${file}:${line!}:${column!}`;
    };
    expect(at()).toBe("f:1:1");
    expect(at("resource")).toBe("f:2:3");
    expect(at("resource", "a")).toBe("f:3:5");
    expect(at("resource", "a", 0)).toBe("f:4:7");
    expect(at("resource", "a", 0, "b")).toBe("f:4:9");
    expect(at("resource", "a", 0, "missing", "deeper")).toBe("f:4:7");
    expect(at("nowhere")).toBe("f:1:1");
  });
});

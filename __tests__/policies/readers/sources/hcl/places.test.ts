// Where blocks and arguments stand, and what is wrong with files: line and column of each.
import { ReadingNotes } from "../../../../../policies/readers/reading-notes";
import { Folder, perimeter, removeFolders, ROOT } from "../../support/folders";

afterEach(removeFolders);

const TRICKY = `# resource "azurerm_subnet" "a" {
/* resource "azurerm_subnet" "a" { */ locals { q = "resource \\"x\\" {" }
locals {
  text = <<-EOT
    resource "azurerm_subnet" "a" {
    \${join("}", ["\${"{"}"])} # no comment
  EOT
  more = { a = "}", b = [1, { c = "{" }] }
}

  resource "azurerm_subnet" "a" {
    name = "$\${x}" // }
    delegation {
      name = "one"
    }
    delegation {
      name = "two"
      service_delegation { name = "x" }
    }
  }
resource azurerm_subnet b {}
`;

test("blocks and arguments are found behind comments, texts and heredocs", async () => {
  const folder = new Folder().write(ROOT, TRICKY);
  const source = await folder.read();
  const at = (...path: readonly (string | number)[]) => {
    const { line, column } = source.placeOf(["resource", "azurerm_subnet", ...path]);
    return [line, column];
  };
  expect(at("a", 0)).toEqual([11, 3]);
  expect(at("a", 0, "name")).toEqual([12, 5]);
  expect(at("a", 0, "delegation", 1)).toEqual([16, 5]);
  expect(at("a", 0, "delegation", 1, "service_delegation", 0, "name")).toEqual([18, 28]);
  expect(at("a", 0, "nowhere")).toEqual([11, 3]);
  expect(at("b", 0)).toEqual([21, 1]);
});

test("resources of modules are told by their addresses and files", async () => {
  const folder = perimeter();
  const source = await folder.read();
  const { all } = source.resources(new ReadingNotes(source));
  const rule = all.find(({ block }) => block.address.endsWith("in_sip_clients"));
  expect(rule?.block.address).toBe("module.perimeter.azurerm_network_security_rule.in_sip_clients");
  expect(source.placeOf(rule?.block.path ?? [])).toMatchObject({
    file: `${folder.path}/perimeter/main.tf`,
    column: 1,
  });
});

test("secrets are marked through modules", async () => {
  const folder = perimeter()
    .edit("perimeter/main.tf", '"203.0.113.0/24"', "var.partners")
    .add("perimeter/main.tf", 'variable "partners" {}')
    .edit(
      ROOT,
      'source              = "./perimeter"',
      'source = "./perimeter"\n partners = local.p',
    )
    .add(
      ROOT,
      'locals { p = var.p }\nvariable "p" {\n default = "203.0.113.0/24"\n sensitive = true\n}',
    );
  const source = await folder.read();
  const { all } = source.resources(new ReadingNotes(source));
  const rule = all.find(({ block }) => block.address.endsWith("in_sip_federation"))?.block;
  expect(rule?.text("source_address_prefix")).toMatchObject({ is: "known", sensitive: true });
  expect(source.secrets?.()).toEqual([{ key: "source_address_prefix", value: "203.0.113.0/24" }]);
  expect(rule?.text("destination_port_range")).not.toHaveProperty("sensitive");
});

test.each<readonly [string, Readonly<Record<string, string>>, RegExp]>([
  ["no HCL", { "a.tf": "locals {\n  a = \n}\n" }, /a\.tf:2:\d+: the file is not HCL/],
  ["nothing to read", { "README.md": "" }, /there is no Terraform configuration in the folder/],
  ["a header without a label", { "a.tf": 'resource "x" {}' }, /a\.tf:1:1: `resource` has 1 labels/],
  ["an argument at the top", { "a.tf": "x = 1" }, /a\.tf:1:1: `x` is an argument/],
  [
    "a resource in two files",
    { "a.tf": 'resource "x_y" "z" {}', "b.tf.json": '{ "resource": { "x_y": { "z": {} } } }' },
    /b\.tf\.json:1:\d+: .*declared twice; the first is at .*a\.tf:1:1/,
  ],
  ["a value twice", { "a.tf": "locals { x = 1 }\nlocals { x = 2 }" }, /a\.tf:2:10: `local\.x`/],
  [
    "an argument that is a block as well",
    { "a.tf": 'resource "x_y" "z" {\n  r = []\n  r {}\n}' },
    /a\.tf:3:3: `r` is written as an argument and as a block/,
  ],
  [
    "an override of nothing",
    { "a.tf": "locals {}", "override.tf": 'resource "x_y" "z" {}' },
    /override\.tf:1:1: .*overrides nothing/,
  ],
  [
    "a number too long",
    { "a.tf": "locals { x = 1.0000000000000000001 }" },
    /a\.tf:1:14: the number/,
  ],
  [
    "a template in disguise",
    { "a.tf": 'locals { x = "${"$"}{var.y}" }' },
    /a\.tf:1:16: a template/,
  ],
  [
    "an expression for a value",
    { "a.tf": "locals {}", "terraform.tfvars": 'x = upper("a")' },
    /terraform\.tfvars:1:1: `x` is an expression/,
  ],
  [
    "a module that is not there",
    { "a.tf": 'module "m" {\n  source = "./m"\n}' },
    /a\.tf:2:3: there is no folder/,
  ],
  [
    "a module of itself",
    { "a.tf": 'module "m" {\n  source = "./m"\n}', "m/a.tf": 'module "n" { source = "../m" }' },
    /m\/a\.tf:1:14: the module `n` calls itself/,
  ],
])("refused: %s", async (_, files, message) => {
  const folder = new Folder();
  for (const [name, text] of Object.entries(files)) folder.write(name, text);
  await expect(folder.read()).rejects.toThrow(message);
});

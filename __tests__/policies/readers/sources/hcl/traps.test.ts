// What may be written in a folder and says less than it seems to: nothing of it is proven.

import { type Folder, MODULE, perimeter, removeFolders, ROOT } from "../../support/folders";

afterEach(removeFolders);

const PARTNERS = '"203.0.113.0/24"';
const RULE = 'resource "azurerm_network_security_rule" "in_sip_federation" {';
const CALL = 'source              = "./perimeter"';

/** The partners' prefix, taken from something else. */
const from = (expression: string, ...blocks: readonly string[]) => {
  return (folder: Folder) =>
    folder.edit(MODULE, PARTNERS, expression).add(MODULE, blocks.join("\n"));
};

test("the folder is proven as it is", async () => {
  expect((await perimeter().judge()).verdict).toBe("proven");
});

test.each<readonly [string, (folder: Folder) => Folder]>([
  ["a named value", from("local.partners", `locals { partners = ${PARTNERS} }`)],
  ["a default", from("var.partners", `variable "partners" { default = ${PARTNERS} }`)],
  [
    "a reference in quotes",
    from('"${var.partners}"', `variable "partners" { default = ${PARTNERS} }`),
  ],
  [
    "a part of a value",
    from("local.peers.partners[0]", `locals {\n peers = { partners = [${PARTNERS}] }\n}`),
  ],
  [
    "an object of a declared type",
    from(
      "var.peers.partners",
      `variable "peers" {
        type = object({ partners = string, other = optional(string, "10.0.0.0/8") })
        default = { partners = ${PARTNERS} }
      }`,
    ),
  ],
  [
    "an attribute that has a default",
    from(
      "var.peers.partners",
      `variable "peers" {
        type = object({ partners = optional(string, ${PARTNERS}) })
        default = {}
      }`,
    ),
  ],
  [
    "a number where a text belongs",
    (folder) =>
      folder
        .edit(MODULE, '"443"', "var.port")
        .add(MODULE, 'variable "port" {\n type = number\n default = "443"\n}'),
  ],
  [
    "what a file of values gives",
    (folder) =>
      folder
        .edit(MODULE, PARTNERS, "var.partners")
        .add(MODULE, 'variable "partners" { type = string }')
        .edit(ROOT, CALL, `${CALL}\n partners = var.partners`)
        .add(ROOT, 'variable "partners" { default = "0.0.0.0/0" }')
        .write("terraform.tfvars", 'partners = "10.0.0.0/8"\n')
        .write("a.auto.tfvars", 'partners = "192.0.2.0/24"\n')
        .write("b.auto.tfvars.json", `{ "partners": ${PARTNERS} }`),
  ],
  [
    "an output of another module",
    (folder) =>
      folder
        .edit(MODULE, PARTNERS, "var.partners")
        .add(MODULE, 'variable "partners" { type = string }')
        .edit(ROOT, CALL, `${CALL}\n partners = module.peers.all.partners`)
        .add(ROOT, 'module "peers" { source = "./peers" }')
        .write("peers/a.tf", `output "all" {\n value = { partners = local.p }\n}`)
        .write("peers/b.tf", `locals { p = ${PARTNERS} }`),
  ],
  [
    "an override",
    (folder) =>
      folder
        .edit(MODULE, PARTNERS, '"0.0.0.0/0"')
        .write("perimeter/x_override.tf", `${RULE}\n source_address_prefix = ${PARTNERS}\n}`),
  ],
  [
    "a configuration in JSON beside it",
    (folder) => folder.write("more.tf.json", '{ "locals": { "unused": "${timestamp()}" } }'),
  ],
  [
    "a provider that is passed",
    (folder) =>
      folder
        .edit(ROOT, 'provider "azurerm" {', 'provider "azurerm" {\n alias = "edge"')
        .edit(ROOT, CALL, `${CALL}\n providers = { azurerm = azurerm.edge }`)
        .edit(ROOT, 'name = "rg-perimeter"', 'name = "rg-perimeter"\n provider = azurerm.edge')
        .edit(
          ROOT,
          'virtual_network_name = "vnet-perimeter"',
          'virtual_network_name = "vnet-perimeter"\n provider = azurerm.edge',
        ),
  ],
  [
    "comments and heredocs that look like blocks",
    (folder) =>
      folder.add(
        ROOT,
        '/* resource "a" "b" { */\n# resource "a" "b" {\nlocals {\n  text = <<-EOT\n    resource "a" "b" {\n    ${"}"}\n  EOT\n}',
      ),
  ],
])("proven: %s", async (_, change) => {
  const verdict = await change(perimeter()).judge();
  expect(verdict.findings.map(({ message }) => message)).toEqual([]);
  expect(verdict.verdict).toBe("proven");
});

test.each<readonly [string, (folder: Folder) => Folder]>([
  ["a condition", from(`true ? ${PARTNERS} : ${PARTNERS}`)],
  ["a function", from(`lower(${PARTNERS})`)],
  ["format", from('format("%s/24", "203.0.113.0")')],
  ["a template of parts", from('"203.0.113.0/${local.bits}"', "locals { bits = 24 }")],
  ["a directive", from('"%{ if true }203.0.113.0/24%{ endif }"')],
  [
    "an index of a splat",
    from("local.peers.*.p[0]", `locals {\n peers = [{ p = ${PARTNERS} }]\n}`),
  ],
  ["a for expression", from(`[for p in [${PARTNERS}] : p][0]`)],
  ["try", from(`try(local.none, ${PARTNERS})`)],
  ["a variable without a value", from("var.partners", 'variable "partners" { type = string }')],
  ["a variable that is not declared", from("var.partners")],
  ["a value of itself", from("local.a", "locals {\n a = local.b\n b = local.a\n}")],
  [
    "a number that is written in an unusual way",
    (folder) =>
      folder
        .edit(MODULE, '"443"', "var.port")
        .add(MODULE, 'variable "port" {\n type = number\n default = "0443"\n}'),
  ],
  [
    "a type that the value does not have",
    from("var.partners", `variable "partners" {\n type = bool\n default = ${PARTNERS}\n}`),
  ],
  [
    "an attribute that the declared type leaves out",
    from(
      "var.peers.partners",
      `variable "peers" {\n type = object({ other = optional(string) })\n default = { partners = ${PARTNERS} }\n}`,
    ),
  ],
  ["count", (folder) => folder.edit(MODULE, RULE, `${RULE}\n count = 0`)],
  ["count of one", (folder) => folder.edit(MODULE, RULE, `${RULE}\n count = 1`)],
  ["for_each", (folder) => folder.edit(MODULE, RULE, `${RULE}\n for_each = toset([])`)],
  ["a module's count", (folder) => folder.edit(ROOT, CALL, `${CALL}\n count = 1`)],
  ["a module's for_each", (folder) => folder.edit(ROOT, CALL, `${CALL}\n for_each = {}`)],
  [
    "a module from elsewhere",
    (folder) => folder.add(ROOT, 'module "x" { source = "org/x/azurerm" }'),
  ],
  [
    "a module from elsewhere in a module",
    (folder) => folder.add(MODULE, 'module "x" { source = "git::https://example.com/x.git" }'),
  ],
  [
    "a module whose source is a variable",
    (folder) => folder.add(ROOT, 'module "x" { source = var.where }'),
  ],
  [
    "rules that dynamic makes",
    (folder) =>
      folder.edit(
        MODULE,
        'resource "azurerm_network_security_group" "this" {',
        'resource "azurerm_network_security_group" "this" {\n dynamic "security_rule" {\n for_each = []\n content {}\n }',
      ),
  ],
  [
    "dynamic in an override",
    (folder) =>
      folder.write(
        "perimeter/override.tf",
        'resource "azurerm_network_security_group" "this" {\n dynamic "security_rule" {\n for_each = []\n content {}\n }\n}',
      ),
  ],
  [
    "ignore_changes",
    (folder) => folder.edit(MODULE, RULE, `${RULE}\n lifecycle { ignore_changes = [priority] }`),
  ],
  [
    "ignore_changes of everything",
    (folder) => folder.edit(MODULE, RULE, `${RULE}\n lifecycle { ignore_changes = all }`),
  ],
  [
    "ignore_changes in an override",
    (folder) =>
      folder.write("perimeter/override.tf", `${RULE}\n lifecycle { ignore_changes = [access] }\n}`),
  ],
  [
    "a provisioner in a module",
    (folder) =>
      folder.edit(MODULE, RULE, `${RULE}\n provisioner "local-exec" {\n command = "x"\n }`),
  ],
  [
    "a provider that is not passed",
    (folder) => folder.edit(MODULE, RULE, `${RULE}\n provider = azurerm.other`),
  ],
  [
    "a rule in another subscription than its group",
    (folder) =>
      folder
        .add(
          ROOT,
          'provider "azurerm" {\n alias = "lab"\n subscription_id = "11111111-1111-1111-1111-111111111111"\n features {}\n}',
        )
        .edit(ROOT, CALL, `${CALL}\n providers = { azurerm = azurerm, azurerm.lab = azurerm.lab }`)
        .edit(MODULE, RULE, `${RULE}\n provider = azurerm.lab`),
  ],
  [
    "a provider from elsewhere, in a module",
    (folder) => folder.edit(MODULE, 'source = "hashicorp/azurerm"', 'source = "somebody/azurerm"'),
  ],
  ["removed", (folder) => folder.add(ROOT, "removed {\n from = azurerm_subnet.x\n}")],
  ["import", (folder) => folder.add(ROOT, 'import {\n to = azurerm_subnet.x\n id = "x"\n}')],
  ["data that acts", (folder) => folder.add(MODULE, 'data "external" "x" { program = ["x"] }')],
  [
    "a firewall of another kind in a module",
    (folder) => folder.add(MODULE, 'resource "azurerm_firewall_policy" "x" {}'),
  ],
  ["an action", (folder) => folder.add(ROOT, 'action "azurerm_x" "y" {}')],
  [
    "a module called twice",
    (folder) => {
      const text = `module "again" {
        source = "./perimeter"
        resource_group_name = data.azurerm_resource_group.edge.name
        location = data.azurerm_resource_group.edge.location
        subnet_id = data.azurerm_subnet.edge.id
      }`;
      return folder.add(ROOT, text);
    },
  ],
  [
    "values of a file that OpenTofu reads in place of another",
    (folder) =>
      folder.write(
        "perimeter/main.tofu",
        `variable "resource_group_name" {}\nvariable "location" {}\nvariable "subnet_id" {}\n`,
      ),
  ],
])("never proven: %s", async (_, change) => {
  const { verdict, findings } = await change(perimeter()).judge();
  expect(verdict).not.toBe("proven");
  expect(findings.length).toBeGreaterThan(0);
});

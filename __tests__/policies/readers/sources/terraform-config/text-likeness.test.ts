// People hand over the wrong one of several files: what is not JSON is told with what to hand over instead.
import { parseTerraformConfiguration } from "../../../../../policies/readers/sources/terraform-config/parse-configuration";

const HCL = 'resource "azurerm_network_security_group" "edge" {\n  name = "nsg"\n}\n';

test.each([
  ["main.txt", HCL, /this is HCL: name the folder/],
  ["standard input", `\n\n# notes\nlocals {\n  a = 1\n}\n`, /this is HCL/],
  ["edge.tfvars", 'region = "westeurope"', /belongs to a configuration in HCL/],
  ["plan.txt", "\n  # azurerm_subnet.edge will be created\n", /plan as people read it.*show -json/],
  ["plan.log", "OpenTofu used the selected providers to generate", /plan as people read it/],
  ["edge.yaml", "site: edge", /a site file is what `check --site` takes/],
  ["edge.bicep", "param a string", /this tool reads Terraform/],
  ["rules.csv", "a,b", /write the configuration anew/],
  ["cdk.tf.json", '{ "resource": { ', /write the configuration anew/],
])("%s", (file, text, remedy) => {
  expect(() => parseTerraformConfiguration(text, file)).toThrow(remedy);
});

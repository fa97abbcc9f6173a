// Two security groups in front of one machine: whatever the subnet's group says, a flow that the interface's group closes is
// missing, and the rule that closes it is named.
import { prove } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import {
  azureDeployment,
  NIC_ID,
  sixRows,
  SUBNET_ID,
} from "../../../samples/hand-made-deployments";
import {
  attached,
  denyAll,
  documentText,
  type Fields,
  group,
  type Resources,
  securityRule,
} from "../../readers/support/read-documents";

const deployment = azureDeployment(sixRows(), {
  attach: [{ networkInterfaceId: NIC_ID, inSubnet: SUBNET_ID }],
});

const outer = (rules: readonly Fields[]): Resources => ({
  azurerm_network_security_group: {
    outer: {
      name: "nsg-outer",
      resource_group_name: "rg",
      location: "westeurope",
      security_rule: group(rules)["azurerm_network_security_group"]?.["edge"]?.["security_rule"],
    },
  },
});

const CLOSING = securityRule({
  name: "close-https",
  priority: 100,
  access: "Deny",
  destination_port_range: "443",
});

const ALLOW = securityRule({ name: "allow", priority: 200 });

test.each<[string, readonly Fields[], RegExp]>([
  ["nothing but the platform's defaults", [], /close-https/],
  ["an allow of everything", [ALLOW], /close-https/],
  ["a deny of everything", [denyAll("Inbound")], /deny-Inbound/],
])("the subnet's group holds %s", (_, rules, culprit) => {
  const text = documentText(
    group([CLOSING, ALLOW, denyAll("Inbound")]),
    outer(rules),
    attached(NIC_ID),
    attached(SUBNET_ID, "subnet", "outer"),
  );
  const { verdict, findings } = prove(parseTerraformConfiguration(text, "x.tf.json"), deployment);
  expect(verdict).toBe("refuted");
  const https = findings.find(
    ({ kind, witness }) => kind === "missing" && witness?.destinationPort === 443,
  );
  expect(https?.flow).toMatchObject({ id: "in-access-tcp-443-clients" });
  expect(https?.decidedBy?.name).toMatch(culprit);
});

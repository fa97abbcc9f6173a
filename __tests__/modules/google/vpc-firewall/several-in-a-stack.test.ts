// Several Edge firewalls, and others, in one stack; and networks that are tokens of whatever kind.
import { NetworkSecurityGroup } from "@cdktf/provider-azurerm/lib/network-security-group";
import { ComputeFirewall } from "@cdktf/provider-google/lib/compute-firewall";
import { ComputeNetwork } from "@cdktf/provider-google/lib/compute-network";
import { DataGoogleComputeNetwork } from "@cdktf/provider-google/lib/data-google-compute-network";
import { type TerraformStack, TerraformVariable } from "cdktf";

import { GoogleEdgeFirewall } from "../../../../modules/google";
import type { GoogleDeployment } from "../../../../modules/google";
import { newStack } from "../../../samples/synthesized";
import { twoSides } from "../../../samples/two-sided-site";

const deployment = twoSides().deployments.find(
  (one): one is GoogleDeployment => one.cloud === "google",
)!;
const { settings } = deployment;

const firewall = (stack: TerraformStack, id: string, networks: readonly string[], tag = "edge") =>
  new GoogleEdgeFirewall(stack, id, {
    deployment: { ...deployment, name: id, settings: { ...settings, namePrefix: id } },
    networks: settings.networks.map((one, at) => ({
      ...one,
      network: networks[at] ?? one.network,
      targets: { tags: [tag] },
    })),
  });

const NETWORKS: readonly [string, (stack: TerraformStack, name: string) => string][] = [
  ["resources", (stack, name) => new ComputeNetwork(stack, name, { name }).selfLink],
  ["variables", (stack, name) => new TerraformVariable(stack, name, {}).stringValue],
  ["data sources", (stack, name) => new DataGoogleComputeNetwork(stack, name, { name }).selfLink],
  ["names", (_, name) => name],
];

test.each(NETWORKS)("two networks by %s are proven", (_, network) => {
  const stack = newStack();
  const networks = ["ext", "int"].map((name) => network(stack, name));
  expect(firewall(stack, "east", networks).prove().verdict).toBe("proven");
});

test("two deployments with tags of their own are proven each by itself", () => {
  const stack = newStack();
  const pair = ["east", "west"].map((id) => firewall(stack, id, ["ext", "int"], id));
  expect(pair.map((one) => one.prove().verdict)).toEqual(["proven", "proven"]);
});

test("two deployments with one tag open each other's machines", () => {
  const stack = newStack();
  firewall(stack, "east", ["ext", "int"]);
  const edge = new GoogleEdgeFirewall(stack, "west", {
    deployment: {
      ...deployment,
      settings: { ...settings, namePrefix: "west" },
      interfaces: deployment.interfaces.slice(0, 1),
      flows: deployment.flows.filter(({ near }) => near.role === deployment.interfaces[0]!.role),
    },
    networks: [{ network: "ext", targets: { tags: ["edge"] } }],
  });
  expect(edge.prove().verdict).toBe("refuted");
});

test("a group of the other cloud and a rule for other machines stand beside it", () => {
  const stack = newStack();
  new NetworkSecurityGroup(stack, "nsg", { name: "n", resourceGroupName: "rg", location: "w" });
  const rdp = (id: string, targetTags?: string[]): ComputeFirewall =>
    new ComputeFirewall(stack, id, {
      name: id,
      network: "ext",
      project: settings.project,
      sourceRanges: ["0.0.0.0/0"],
      allow: [{ protocol: "tcp", ports: ["3389"] }],
      ...(targetTags && { targetTags }),
    });
  rdp("web", ["web"]);
  const edge = firewall(stack, "east", ["ext", "int"]);
  expect(edge.prove().verdict).toBe("proven");
  rdp("all");
  expect(edge.prove().verdict).toBe("refuted");
});

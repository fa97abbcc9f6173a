// What the constructs ask of gates that guard some interfaces, where a program overrides what the site file says.
import { Testing } from "cdktf";

import { AzureEdgeFirewall } from "../../modules/azure";
import type { AzureDeployment } from "../../modules/azure";
import { GoogleEdgeFirewall } from "../../modules/google";
import type { GoogleDeployment } from "../../modules/google";
import { newStack } from "../samples/synthesized";
import { EXTERNAL_SUBNET, INTERNAL_SUBNET, twoSides } from "../samples/two-sided-site";

const [azure, google] = twoSides().deployments as [AzureDeployment, GoogleDeployment];
const EXTERNAL = ["access", "web-conferencing", "av"];

const inAzure =
  (attach: AzureDeployment["settings"]["attach"], deployment = azure) =>
  () =>
    new AzureEdgeFirewall(newStack(), "firewall", { deployment, attach });
const inGoogle = (props: object) => () =>
  new GoogleEdgeFirewall(newStack(), "firewall", { deployment: google, ...props });

test.each<[string, () => unknown, RegExp]>([
  [
    "Azure: an interface that no attachment guards",
    inAzure([{ subnetId: EXTERNAL_SUBNET, interfaces: EXTERNAL }]),
    /no security group guards interface `internal`; add it to the `interfaces` of an attachment/,
  ],
  [
    "Azure: a guarded name that is no interface",
    inAzure([{ subnetId: EXTERNAL_SUBNET }, { subnetId: INTERNAL_SUBNET, interfaces: ["edge"] }]),
    /an attachment guards `edge`, which is no interface of the deployment/,
  ],
  [
    "Azure: a group's name that gets too long",
    inAzure(azure.settings.attach, {
      ...azure,
      settings: { ...azure.settings, name: "n".repeat(70) },
    }),
    /Azure does not take the name of the security group; got `n{70}-access_web-conferencing_av`/,
  ],
  [
    "Google: an interface in no network",
    inGoogle({ networks: [{ ...google.settings.networks[0] }] }),
    /no network has interface `internal`; allowed: each interface of the deployment in exactly one/,
  ],
  [
    "Google: an interface in two networks",
    inGoogle({
      networks: [
        ...google.settings.networks,
        { network: "third", interfaces: ["av"], targets: { tags: ["edge"] } },
      ],
    }),
    /interface `av` is in several networks/,
  ],
  [
    "Google: one network in place of two",
    inGoogle({ network: "perimeter" }),
    /one network is given for 2.*give the construct `networks` in place of `network`/,
  ],
])("%s", (_, make, message) => {
  expect(make).toThrow(message);
});

test("Azure: two subnets of one side share a group; naming every interface is naming none", () => {
  const all = azure.interfaces.map(({ role }) => role);
  const attach = [{ subnetId: EXTERNAL_SUBNET, interfaces: all }, { subnetId: INTERNAL_SUBNET }];
  const stack = newStack();
  const made = new AzureEdgeFirewall(stack, "firewall", { deployment: azure, attach });
  expect(made.securityGroups).toHaveLength(1);
  expect(Testing.synth(stack)).toContain(`"name": "nsg-azure-two-sides"`);
});

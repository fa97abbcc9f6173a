// Which interfaces the gates of a deployment guard: what is bound, and what is refused.
import { bindSite } from "../../../modules/sites";
import { TWO_SIDES } from "../../samples/two-sided-site";
import { edited, problemsOf, TODAY } from "./site-text";

test("attachments and networks carry the interfaces that they guard", () => {
  const { deployments } = bindSite(TWO_SIDES, "edge.yaml", { today: TODAY });
  const [azure, google] = deployments;
  if (azure?.cloud !== "azure" || google?.cloud !== "google") throw new Error("other clouds");
  const external = ["access", "web-conferencing", "av"];
  expect(azure.settings.attach.map((it) => it.interfaces)).toEqual([external, ["internal"]]);
  expect(google.settings.networks).toEqual([
    { network: "perimeter", targets: { tags: ["edge"] }, interfaces: external },
    { network: "internal", targets: { tags: ["edge"] }, interfaces: ["internal"] },
  ]);
});

test.each<[string, string, string, readonly string[]]>([
  [
    "Azure: an interface that no attachment guards",
    "interfaces: [access, web-conferencing, av] }",
    "interfaces: [access, av] }",
    [
      "edge.yaml:27:7: no gate guards interface `web-conferencing`; allowed: every interface of the deployment under at least one gate; add it to the `interfaces` of the gate that its machines are behind",
    ],
  ],
  [
    "Azure: a guarded name that is no interface",
    "interfaces: [internal] }",
    "interfaces: [internal, intrenal] }",
    [
      "edge.yaml:29:203: `intrenal` is not an interface of the deployment; got intrenal; allowed: access, web-conferencing, av, internal; did you mean `internal`?",
    ],
  ],
  [
    "Google: an interface that no network has",
    "[access, web-conferencing, av], targetTags",
    "[access, av], targetTags",
    [
      "edge.yaml:40:7: no gate guards interface `web-conferencing`; allowed: every interface of the deployment under at least one gate; add it to the `interfaces` of the gate that its machines are behind",
    ],
  ],
  [
    "Google: an interface in two networks",
    "interfaces: [internal], targetTags",
    "interfaces: [internal, av], targetTags",
    [
      "edge.yaml:42:55: interface `av` is in network number 1 already; got av; allowed: each interface of the deployment in exactly one network; remove it here or there, or give the two networks interfaces of different names",
    ],
  ],
  [
    "Google: one network twice",
    "network: internal,",
    "network: perimeter,",
    [
      "edge.yaml:42:22: the network is listed twice, here and as number 1; got perimeter; list a network once, with all of its `interfaces` and machines",
    ],
  ],
  [
    "Google: several networks, one of them without interfaces",
    ", interfaces: [internal], targetTags",
    ", targetTags",
    [
      "edge.yaml:42:11: `deployments.google-two-sides.settings.networks[1]` does not say which interfaces are in this network; allowed: each interface of the deployment in exactly one network; add `interfaces: [ROLE, …]`",
    ],
  ],
  [
    "Google: a network without machines",
    "network: internal, interfaces: [internal], targetTags: [edge]",
    "network: internal, interfaces: [internal]",
    [
      "edge.yaml:42:11: the settings do not say which machines are Edge Servers; allowed: exactly one of targetTags and targetServiceAccounts; add `targetTags: [edge]`",
    ],
  ],
  [
    "Google: the keys of one network beside a list of networks",
    "namePrefix: edge",
    "namePrefix: edge\n      network: perimeter",
    [
      "edge.yaml:40:7: `network` stands beside `networks`, which names networks and machines itself; allowed: `network` and its machines, or a list of `networks`; remove one of the two",
    ],
  ],
  [
    "Google: neither a network nor networks",
    /networks:\n.*\n.*\n$/.source,
    "targetTags: [edge]\n",
    [
      "edge.yaml:37:5: key `network` is missing in `deployments.google-two-sides.settings`; allowed: a network name, projects/PROJECT/global/networks/NAME, or a Terraform reference such as ${google_compute_network.perimeter.name}; add `network:`",
    ],
  ],
])("%s", (_, found, instead, problems) => {
  const pattern = found.startsWith("networks:") ? new RegExp(found) : found;
  expect(problemsOf(edited(pattern, instead, TWO_SIDES))).toEqual(problems);
});

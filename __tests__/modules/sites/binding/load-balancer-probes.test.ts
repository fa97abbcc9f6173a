// Load-balancer probes: allowances when asked for, with the addresses that each cloud documents for its probers.
import { formatRanges } from "../../../../modules/packets";
import { bound, deploymentOf, edited, problemsOf, SOUND } from "../site-text";

const AZURE = (probes: string, text = SOUND): string =>
  edited(
    "      location: westeurope\n",
    `      location: westeurope\n      loadBalancerProbes: ${probes}\n`,
    text,
  );
const GOOGLE = (probes: string, text = SOUND): string =>
  edited("targetTags: [edge] }", `targetTags: [edge], loadBalancerProbes: ${probes} }`, text);

function allowed(text: string, name: string): readonly string[] {
  return (deploymentOf(bound(text), name).allowances ?? []).map(({ flow }) => {
    const from = flow.far.addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges));
    return `${flow.id} ${flow.direction} ${flow.transport} ${flow.ports.first}-${flow.ports.last} from ${from.join(" ")}`;
  });
}

test("without the key there is none, and with it the flows are still the documented ones", () => {
  expect(allowed(SOUND, "azure-one")).toEqual([]);
  const text = AZURE("[{ to: access, ports: 443 }]");
  expect(deploymentOf(bound(text)).flows).toHaveLength(6);
});

test.each([
  [
    "Azure: the address that AzureLoadBalancer stands for",
    AZURE("[{ to: access, ports: [443, 5061] }, { to: av, ports: 443 }]"),
    "azure-one",
    [
      "probe-access-tcp-443 inbound tcp 443-443 from 168.63.129.16/32",
      "probe-access-tcp-5061 inbound tcp 5061-5061 from 168.63.129.16/32",
      "probe-av-tcp-443 inbound tcp 443-443 from 168.63.129.16/32",
    ],
  ],
  [
    "Google: external pass-through balancers",
    GOOGLE("[{ to: access, ports: 443, balancer: external-passthrough }]"),
    "google-one",
    ["probe-access-tcp-443 inbound tcp 443-443 from 35.191.0.0/16 209.85.152.0/22 209.85.204.0/22"],
  ],
  [
    "Google: internal pass-through balancers, both families",
    GOOGLE(
      "[{ to: access, ports: 443, balancer: internal-passthrough }]",
      edited("[10.45.32.10]", "[10.45.32.10, 'fd00:45:32::10']"),
    ),
    "google-one",
    [
      "probe-access-tcp-443 inbound tcp 443-443 from 35.191.0.0/16 130.211.0.0/22 2600:2d00:1:b029::/64",
    ],
  ],
])("%s", (_, text, name, expected) => {
  expect(allowed(text, name)).toEqual(expected);
});

test("a probe says in a sentence what it opens, and where the addresses come from", () => {
  const [probe] = deploymentOf(bound(AZURE("[{ to: av, ports: 443 }]"))).allowances ?? [];
  expect([probe?.kind, probe?.message, probe?.citation]).toEqual([
    "load-balancer-probe",
    "load balancer probes (AzureLoadBalancer) may reach `av` on tcp 443 from 168.63.129.16/32",
    "https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16",
  ]);
});

test.each<[string, string, readonly string[]]>([
  [
    "an interface that is none",
    AZURE("[{ to: acess, ports: 443 }]"),
    [
      "edge.yaml:16:34: `acess` is not an interface of the deployment; got acess; allowed: access, av; did you mean `access`?",
    ],
  ],
  [
    "the same probe twice",
    AZURE("[{ to: av, ports: 443 }, { to: av, ports: [80, 443] }]"),
    [
      "edge.yaml:16:52: the same probe is listed as number 1 already; list a port of an interface once",
    ],
  ],
  [
    "no address that Azure probes",
    AZURE("[{ to: av, ports: 443 }]", edited("[10.45.16.30]", "['fd00::30']")),
    [
      "edge.yaml:16:34: interface `av` has no address of an IP version that AzureLoadBalancer probes in; got av; give the interface an IPv4 address, or remove the probe",
    ],
  ],
  [
    "a balancer in Azure",
    AZURE("[{ to: av, ports: 443, balancer: external-passthrough }]"),
    [
      "edge.yaml:16:50: unknown key `balancer` in `deployments.azure-one.settings.loadBalancerProbes[0]`; allowed: to, ports, priority; remove it",
    ],
  ],
  [
    "no balancer in Google",
    GOOGLE("[{ to: av, ports: 443 }]"),
    [
      "edge.yaml:20:101: key `balancer` is missing in `deployments.google-one.settings.loadBalancerProbes[0]`; allowed: external-passthrough or internal-passthrough; add `balancer:`",
    ],
  ],
  [
    "ports that are none",
    AZURE("[{ to: av, ports: 443-80 }]"),
    [
      "edge.yaml:16:45: `deployments.azure-one.settings.loadBalancerProbes[0].ports` is reversed; got 443-80; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 80-443",
    ],
  ],
])("%s", (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});

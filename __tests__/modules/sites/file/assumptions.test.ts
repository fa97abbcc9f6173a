// What a site states although no document shows it: read with the same care as addresses, and held against the rest of
// the site.
import { bound, deploymentOf, edited, problemsOf } from "../site-text";

const azure = (assume: string): string =>
  edited("    cloud: azure\n", `    cloud: azure\n    assume: ${assume}\n`);
const google = (assume: string): string =>
  edited("    cloud: google\n", `    cloud: google\n    assume: ${assume}\n`);

test("without statements there are none", () => {
  expect(deploymentOf(bound(edited("contoso-edge", "contoso"))).assume).toBeUndefined();
});

test("contents are addresses by family, and the platform's address is in every network", () => {
  const text = azure("{ serviceTags: { VirtualNetwork: [10.45.0.0/16], Sql: [2001:db8::/32] } }");
  const { serviceTags } = deploymentOf(bound(text)).assume!;
  expect(serviceTags.get("Sql")?.map(({ family }) => family)).toEqual([6]);
  expect(serviceTags.get("VirtualNetwork")?.[0]?.ranges).toHaveLength(2);
});

test.each([
  ["an unknown key", azure("{ serviceTag: {} }"), /edge\.yaml:\d+:\d+.*serviceTag.*did you mean `serviceTags`/s],
  ["the other cloud's key", google("{ serviceTags: {} }"), /serviceTags/],
  ["contents that are no prefix", azure("{ serviceTags: { Sql: [10.0.0.1/8] } }"), /10\.0\.0\.1\/8/],
  ["contents that are fixed", azure("{ serviceTags: { AzureLoadBalancer: [10.0.0.0/8] } }"), /AzureLoadBalancer are fixed/],
  ["a network without its own machines", azure("{ serviceTags: { VirtualNetwork: [10.45.16.0/28] } }"), /leaves out 10\.45\.16\.30\/32 of the interface `av`/],
  ["tags of the Edge without the Edge's own", google("{ edgeMachines: { tags: [web] } }"), /`edgeMachines\.tags` leaves out `edge`/],
  ["an empty statement", azure("{}"), /assume/],
  ["a tag that is none", google("{ networkTags: { Web: [10.0.0.1] } }"), /Web/],
  ["an interface in a subnet, said of a subnet", edited("attach: [{ subnetId:", "attach: [{ inSubnet: '${azurerm_subnet.x.id}', subnetId:"), /a subnet is in no other subnet/],
])("%s", (_, text, expected) => {
  expect(problemsOf(text).join("\n")).toMatch(expected);
}); // prettier-ignore

// The far end of a flow to a service tag is shown by the tag's name, and never as if its addresses were known.
import { renderListing, selectedFlows } from "../../../../policies/report";
import { deploymentOf, siteWith } from "../../../samples/sample-sites";

const NAME = deploymentOf(siteWith(), "azure").name;
const FLOW = `extraFlows:
  - { id: x, transport: tcp, ports: 443, from: access, to: { serviceTag: AzureMonitor }, owner: o, reason: r, expires: 2026-12-31, deployments: [${NAME}] }
# more:
`;

test.each([
  ["json", '"stated": false'],
  ["csv", "AzureMonitor"],
  ["markdown", "service tag, contents not known"],
] as const)("%s", (format, words) => {
  const site = siteWith(["# extraFlows:\n", FLOW]);
  const listed = selectedFlows(site, deploymentOf(site, "azure"));
  const own = { ...listed, flows: listed.flows.filter(({ id }) => id === "extra-x") };
  const text = renderListing(format, { site: site.name, deployments: [own] });
  expect(text).toContain("AzureMonitor");
  expect(text).not.toMatch(/0\.0\.0\.0|255\.255\.255\.255/);
  expect(text).toContain(words);
});

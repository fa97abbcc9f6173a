// One gate, one deployment: two that share a subnet, an interface or machines undo or open each other.
import { problemsOf, SOUND } from "../site-text";

const subnet = /attach: (.*)/.exec(SOUND)?.[1] ?? "";

function second(lines: readonly string[]): string {
  return `${SOUND}${lines.map((line) => `  ${line}\n`).join("")}`;
}

const azure = (attach: string): string =>
  second([
    "azure-two:",
    "  cloud: azure",
    "  interfaces: { access: [10.45.17.10], av: [10.45.17.30] }",
    `  settings: { resourceGroup: rg-edge, location: westeurope, attach: ${attach} }`,
  ]);

const google = (network: string, tags: string): string =>
  second([
    "google-two:",
    "  cloud: google",
    "  interfaces: { access: [10.45.33.10], av: [10.45.33.30] }",
    `  settings: { project: contoso-edge, network: ${network}, targetTags: ${tags} }`,
  ]);

test.each([
  ["the same subnet", azure(subnet), "both claim `/subscriptions/"],
  [
    "the same subnet in other case",
    azure(subnet.replace("subnets/edge", "subnets/EDGE")),
    "both claim",
  ],
  [
    "the same tag",
    google("perimeter", "[edge]"),
    "both claim the machines of `edge` in network `perimeter`",
  ],
  ["one tag in common", google("perimeter", "[other, edge]"), "both claim the machines of `edge`"],
  [
    "the network by its link",
    google("projects/contoso-edge/global/networks/perimeter", "[edge]"),
    "both claim",
  ],
])("%s is refused", (_, text, message) => {
  expect(problemsOf(text)).toEqual([expect.stringContaining(message)]);
});

test.each([
  ["another subnet", azure(subnet.replace("subnets/edge", "subnets/edge2"))],
  ["another network", google("perimeter-two", "[edge]")],
  ["other tags", google("perimeter", "[edge-two]")],
])("%s is another gate", (_, text) => {
  expect(problemsOf(text)).toEqual([]);
});

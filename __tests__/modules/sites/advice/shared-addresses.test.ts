// Roles with addresses in common: told where something follows from it that nobody expects, silent where any pool has it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { bound } from "../site-text";

const SAMPLES = join(__dirname, "..", "..", "..", "..", "samples");
const sample = (name: string): string => readFileSync(join(SAMPLES, name), "utf8");

function shared(text: string): readonly string[] {
  const advisories = bound(text).deployments.flatMap((deployment) => deployment.advisories);
  const told = advisories.filter(({ id }) => id === "shared-address");
  return [...new Set(told.map(({ message }) => message.split(" share addresses")[0] ?? ""))];
}

/** The sample of an ordinary pool with some of its addresses replaced. */
function pool(...edits: readonly (readonly [RegExp, string])[]): string {
  return edits.reduce((text, [found, instead]) => {
    expect(text).toMatch(found);
    return text.replace(found, instead);
  }, sample("sfb-edge.yaml"));
}

test.each(readdirSync(SAMPLES).filter((name) => name.endsWith(".yaml")))("%s: no news", (name) => {
  expect(shared(sample(name))).toEqual([]);
});

test("a pool whose internal networks hold every internal machine", () => {
  expect(
    shared(
      pool(
        [/internal-networks: \[[^\]]*\]/, "internal-networks: [192.168.0.0/16, 10.0.0.0/16]"],
        [/front-ends: \[192[^\]]*\]/, "front-ends: [10.0.1.0/24]"],
        [/cms-front-ends: \[[^\]]*\]/, "cms-front-ends: [10.0.1.7]"],
        [/directors: \[[^\]]*\]/, "directors: [10.0.2.7]"],
      ),
    ),
  ).toEqual([]);
});

test.each<readonly [string, readonly (readonly [RegExp, string])[], readonly string[]]>([
  [
    "a Director that is a Front End",
    [[/directors: \[[^\]]*\]/, "directors: [192.168.10.91]"]],
    ["peer `front-ends` and peer `directors`"],
  ],
  [
    "partners inside the company's own networks",
    [[/xmpp-partners: \[[^\]]*\]/, "xmpp-partners: [192.168.10.0/24]"]],
    [
      "peer `xmpp-partners` and peer `front-ends`",
      "peer `xmpp-partners` and peer `directors`",
      "peer `xmpp-partners` and peer `internal-networks`",
      "peer `xmpp-partners` and peer `cms-front-ends`",
      "peer `xmpp-partners` and peer `logging-controllers`",
    ].map((text) => text.replace("peers `x", "peer `x")),
  ],
  [
    "internal networks that hold the Edge's internal interface",
    [[/internal-networks: \[[^\]]*\]/, "internal-networks: [192.168.0.0/16, 172.16.0.0/12]"]],
    ["interface `internal` and peer `internal-networks`"],
  ],
  [
    "three interfaces with one address",
    [
      [/web-conferencing: \[10[^\]]*\]/, "web-conferencing: [10.45.16.10]"],
      [/av: \[10[^\]]*\]/, "av: [10.45.16.10]"],
    ],
    [
      "interface `access` and interface `web-conferencing`",
      "interfaces `access`, `web-conferencing` and interface `av`",
    ],
  ],
])("%s: told", (_, edits, expected) => {
  expect(shared(pool(...edits))).toEqual(expected);
});

test("no flow is between them: an Edge within networks that only other interfaces talk to", () => {
  const edit = [
    /internal-networks: \[[^\]]*\]/,
    "internal-networks: [192.168.0.0/16, 10.45.0.0/16]",
  ] as const;
  expect(shared(pool(edit))).toEqual([]);
});

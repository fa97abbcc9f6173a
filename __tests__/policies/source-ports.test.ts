// Source ports from the table to the proof: the rule carries them, and a rule without them is excess.
import { bindSite } from "../../modules/sites";
import { prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import { terraformText } from "../samples/synthesize";

const SITE = `site: contoso-edge
documents: [lync2013-external-av-source-and-destination-rules]
peers: { av-peers: any }
deployments:
  azure-av:
    cloud: azure
    interfaces: { av: [10.45.16.30] }
    settings:
      resourceGroup: rg-edge
      location: westeurope
      attach: [{ subnetId: "\${azurerm_subnet.edge.id}" }]
`;
const [deployment] = bindSite(SITE, "edge.yaml", { today: "2026-06-30" }).deployments;
if (deployment === undefined) throw new Error("no deployment");
const TEXT = terraformText(deployment);
const judge = (text: string) => {
  const { verdict, findings } = prove(parseTerraformConfiguration(text, "doc.tf.json"), deployment);
  return [verdict, ...findings.map(({ kind, message }) => `${kind}: ${message}`)];
};

test("the rules match the source ports of the rows, and the document is proven", () => {
  expect(TEXT.match(/"source_port_range": "[^"]*"/g)?.sort()).toEqual([
    ...Array.from({ length: 6 }, () => '"source_port_range": "*"'),
    '"source_port_range": "3478"',
    '"source_port_range": "50000-59999"',
  ]);
  expect(judge(TEXT)).toEqual(["proven"]);
});

test.each([
  [
    "from any source port",
    '"source_port_range": "*"',
    ["refuted", expect.stringMatching(/^excess: outbound tcp 443 is open beyond/)],
  ],
  [
    "from one source port less",
    '"source_port_range": "50000-59998"',
    [
      "refuted",
      expect.stringMatching(
        /^missing: outbound tcp 443 \(source ports 50000-59999\) from av to av-peers .* is closed/,
      ),
    ],
  ],
])("a rule %s is refused", (_, written, expected) => {
  expect(judge(TEXT.replace('"source_port_range": "50000-59999"', written))).toEqual(expected);
});

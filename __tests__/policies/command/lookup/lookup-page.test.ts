// `edge-firewall lookup` with one question: a page, or a port. Tables that open nothing stand apart.
import { runQuietly } from "../../../process/run-cli";

interface Answer {
  readonly documents: readonly { readonly document: string; readonly rows: readonly unknown[] }[];
  readonly references: readonly {
    readonly reference: string;
    readonly reason: string;
    readonly columns: readonly string[];
    readonly rows: readonly object[];
  }[];
}

async function answer(...question: readonly string[]): Promise<Answer> {
  const result = await runQuietly("lookup", ...question, "--format", "json");
  expect(result).toMatchObject({ status: 0, stderr: "" });
  return JSON.parse(result.stdout) as Answer;
}

test("a listener: its row as printed, and no direction", async () => {
  const { references } = await answer("8404");
  const table = references.find(({ reference }) => reference === "sfb-required-server-ports");
  expect(table?.columns).toEqual(["Server role", "Service name", "Port", "Protocol"]);
  expect(table?.rows).toEqual([
    {
      row: 34,
      under: null,
      cells: [
        "Front End Servers",
        "Skype for Business Server Response Group service",
        "8404",
        "TCP (MTLS)",
      ],
      ports: [{ transport: "tcp", ports: "8404" }],
      note: "SIP of response groups",
    },
  ]);
});

test.each([[["tcp", "4443"]], [["4443", "tcp"]], [["tcp/4443"]], [["4443/TCP"]]])(
  "one port in several spellings: %j",
  async (question) => {
    const { documents, references } = await answer(...question);
    expect(documents.map(({ document }) => document)).toContain("sfb-edge-internal");
    expect(references.map(({ reference }) => reference)).toContain("sfb-load-balancer-ports");
  },
);

test("for people: what opens nothing stands below a line that says so", async () => {
  const { status, stdout } = await runQuietly("lookup", "5080");
  expect(status).toBe(0);
  const [documents, references] = stdout.split("For reference, nothing is opened from these");
  expect(documents).toMatch(/sfb-edge-call-admission-control/);
  expect(references).toMatch(
    /sfb-required-server-ports .*35: Front End Servers \| .* \| 5080 \| TCP/,
  );
});

test("one table alone: its rows, and the way back to its file", async () => {
  const { stdout } = await runQuietly(
    "lookup",
    "https://technet.microsoft.com/ru-ru/library/jj618376(v=ocs.15).aspx",
  );
  expect(stdout).toMatch(/│ 4: A\/V\/RTP\/TCP\/50,000-59,999 +│/);
  expect(stdout).toMatch(
    /taken from MicrosoftDocs\/\S+, Lync\/LyncServer\/\S+\.md, [0-9a-f]{40}\n/,
  );
  expect(stdout).toMatch(/data: modules\/flows\/documents\/lync2013-pic\.yaml\n$/);
});

test.each([
  ["70000", /the port goes beyond 65535; got 70000/],
  ["sfb-edge-externl", /answers to `sfb-edge-externl`.*did you mean `sfb-edge-external`\?/],
  ["sfb-required-server-port5", /did you mean `sfb-required-server-ports`\?/],
  ["nothing of the kind", /no shipped document answers to `nothing of the kind`/],
  ["\u001b[31mred", /no shipped document answers to `[^`]*red`/],
])("%j: one clear line and status 2", async (question, said) => {
  const { status, stdout, stderr } = await runQuietly("lookup", question);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(said);
  expect(stderr).not.toContain("\u001b");
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
});

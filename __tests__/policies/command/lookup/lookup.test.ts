// `edge-firewall lookup`: the documented flows between two roles, and mistakes in their names.
import { runQuietly } from "../../../process/run-cli";

interface FoundRow {
  readonly document: string;
  readonly row: number;
  readonly reading: string | null;
  readonly obsoleteSince: string | null;
}

interface FoundFlow {
  readonly direction: string;
  readonly near: string;
  readonly far: string;
  readonly transport: string;
  readonly ports: string;
  readonly sourcePorts: string | null;
  readonly rows: readonly FoundRow[];
}

async function found(one: string, other: string): Promise<readonly FoundFlow[]> {
  const result = await runQuietly("lookup", one, other, "--format", "json");
  expect(result).toMatchObject({ status: 0, stderr: "" });
  return (JSON.parse(result.stdout) as { flows: readonly FoundFlow[] }).flows;
}

async function lines(one: string, other: string): Promise<readonly string[]> {
  return (await found(one, other)).map(
    ({ direction, near, far, transport, ports, sourcePorts }) =>
      `${direction} ${near} ${far} ${transport} ${ports} ${sourcePorts ?? "any"}`,
  );
}

test.each([
  [
    "an interface and its peer",
    ["access", "xmpp-partners"],
    ["inbound access xmpp-partners tcp 5269 any", "outbound access xmpp-partners tcp 5269 any"],
  ],
  [
    "flows of many tables",
    ["access", "clients"],
    ["inbound access clients tcp 443 any", "inbound access clients tcp 5061 any"],
  ],
  ["two roles without a flow", ["av", "crl-servers"], []],
  ["a role and itself", ["clients", "clients"], []],
] as const)("%s", async (_, [one, other], flows) => {
  expect(await lines(one, other)).toEqual(flows);
  expect(await lines(other, one)).toEqual(flows);
});

test("source ports make another flow", async () => {
  const restricted = (await lines("av", "av-peers")).filter((line) => !line.endsWith(" any"));
  expect(restricted).not.toEqual([]);
});

test.each([
  ["access", "printed"],
  ["av", "corrected"],
])("a row with an erratum is found under both readings: %s, as %s", async (near, reading) => {
  const rows = (await found(near, "live-messenger-clients")).flatMap((flow) => flow.rows);
  const seed = rows.filter(({ document }) => document === "lync2013-pic");
  expect(seed.map(({ row }) => row).sort()).toEqual([4, 5, 6]);
  expect(new Set(seed.map((row) => row.reading))).toEqual(new Set([reading]));
  expect(seed[0]?.obsoleteSince).toBe("2013-03-15");
});

test("the table for people names direction, ports and every row", async () => {
  const { status, stdout } = await runQuietly("lookup", "clients", "access");
  expect(status).toBe(0);
  expect(stdout).toMatch(/inbound +│ clients +│ access +│ tcp 443 +│ lync2013-pic row 3/);
  expect(stdout).toContain("sfb-edge-external row 5");
});

test("where there is no flow, what there is instead", async () => {
  const { status, stdout } = await runQuietly("lookup", "av", "crl-servers");
  expect(status).toBe(0);
  expect(stdout).toMatch(/no document has a flow between av and crl-servers/);
  expect(stdout).toMatch(/crl-servers has flows with: access/);
});

test.each([
  [["acess", "clients"], [/no flow document has a role `acess`.*did you mean `access`/]],
  [
    ["acess", "client"],
    [/`acess`.*did you mean `access`/, /`client`.*did you mean `clients`/],
  ],
  [["access", "\u001b[31mred"], [/has a role `[^`]*\[31mred`.*choose one of them/]],
  [["access"], [/`access` is a role, and flows are between two; name the other end/]],
])("a mistake is one clear line and status 2: %j", async (roles, messages) => {
  const { status, stdout, stderr } = await runQuietly("lookup", ...roles);
  const told = stderr.split("\n").filter((line) => line !== "");
  expect({ status, stdout, told: told.length }).toEqual({
    status: 2,
    stdout: "",
    told: messages.length,
  });
  expect(stderr).not.toContain("\u001b");
  messages.forEach((message, index) => {
    expect(told[index]).toMatch(message);
  });
});

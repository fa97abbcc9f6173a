// The parts of the format that only some tables need: several peers, source ports, versions, pages without a date.
import { farRoles, readFlowDocument } from "../../../modules/flows";
import { formatProblem, InputError } from "../../../modules/input";

const TABLE = `id: contoso-pool
product: Contoso
versions: [Contoso 1, Contoso 2]
title: Pool
section: Table
url: https://wiki.contoso.example/pool
storedAsOf: 2026-01-05
interface: internal
rows:
  - row: 1
    label: SIP
    protocol: SIP
    transport: tcp
    unstated: [transport]
    sourcePorts: 50000-59999
    ports: 5061
    source: { printed: Any of, oneOf: [Director, Pool], peers: [directors, front-ends] }
    destination: { printed: Node, printedPublic: Public node, interface: internal }
    versions: [Contoso 1]
    anomaly: the slash is missing
    remarks: [seldom used]
`;

function read(text: string) {
  return readFlowDocument(text, "pool.yaml");
}

function problems(found: string, instead: string): readonly string[] {
  const text = TABLE.replace(found, () => instead);
  if (text === TABLE) throw new Error(`the text to be replaced is not there: ${found}`);
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(formatProblem);
    throw error;
  }
}

test("a table with all of them", () => {
  const document = read(TABLE);
  expect(document).toMatchObject({
    versions: ["Contoso 1", "Contoso 2"],
    storedAsOf: "2026-01-05",
    scope: "core",
  });
  expect(document.lastModified).toBeUndefined();
  expect(document.rows).toMatchObject([
    {
      direction: "inbound",
      unstated: ["transport"],
      sourcePorts: { first: 50000, last: 59999 },
      ports: { first: 5061, last: 5061 },
      near: { role: "internal", printed: "Node", printedPublic: "Public node" },
      far: { roles: ["directors", "front-ends"], oneOf: ["Director", "Pool"] },
      versions: ["Contoso 1"],
      anomaly: "the slash is missing",
      remarks: ["seldom used"],
    },
  ]);
});

test("the name of several peers together is no name that a site can give addresses", () => {
  const [row] = read(TABLE).rows;
  expect(row?.far.role).toBe("directors and front-ends");
  expect(farRoles(row!)).toEqual(["directors", "front-ends"]);
});

test("a row with one peer has that one", () => {
  const text = TABLE.replace("peers: [directors, front-ends]", "peer: directors");
  expect(farRoles(read(text).rows[0]!)).toEqual(["directors"]);
});

test.each([
  ["storedAsOf: 2026-01-05", "mirrorUrl: x", /`lastModified` is missing/],
  ["storedAsOf: 2026-01-05", "storedAsOf: 2026-02-30", /:7:13.*`storedAsOf` is not a day/s],
  ["peers: [directors, front-ends]", "peers: [directors]", /at least two roles/],
  ["peers: [directors, front-ends]", "peers: [directors, directors]", /stands twice/],
  ["peers: [directors", "peer: x, peers: [directors", /more than one kind of role/],
  ["peers: [directors, front-ends]", "peers: [Directors, front-ends]", /lower-case letters/],
  ["sourcePorts: 50000-59999", "sourcePorts: 59999-50000", /`sourcePorts` is reversed/],
  ["versions: [Contoso 1]", "versions: [Contoso 11]", /does not cover.*Contoso 1, Contoso 2/s],
  ["unstated: [transport]", "unstated: [ports]", /role, protocol, transport/],
])("%s -> %s", (found, instead, said) => {
  const [problem, ...more] = problems(found, instead);
  expect(problem).toMatch(said);
  expect(more).toEqual([]);
});

// `edge-firewall explain`: the answer at each gate, the flow that the packets are or are not, and mistakes.
import { rmSync } from "node:fs";

import { runQuietly } from "../../../process/run-cli";
import {
  bothStacks,
  RDP,
  siteFolder,
  stackDocument,
  stackPath,
  TWO_STACKS,
} from "../../../samples/two-stacks";

const here = process.cwd();
let folder = "";

const east = stackDocument("east", {
  ...RDP,
  web: {
    ...RDP["rdp"],
    name: "web",
    target_tags: ["web"],
    allow: [{ protocol: "tcp", ports: ["80"] }],
  },
});

beforeAll(() => {
  const odd = stackDocument("west", {}, { azapi_resource: { x: {} } });
  const files = { [stackPath("east")]: east, "odd/cdk.tf.json": odd };
  const strict = { "edge.yaml": `${TWO_STACKS}otherMachines: strict\n`, "listed.yaml": TWO_STACKS };
  folder = siteFolder(bothStacks({ ...files, ...strict }));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const ask = (text: string) => runQuietly("explain", ...text.split(" "), "-d", "east");

describe("the answer", () => {
  test.each<[string, string, number, RegExp]>([
    [
      "a documented flow",
      "--from clients --to access --port 443",
      0,
      /OPEN inbound tcp 443\n +decided by +google_compute_firewall.row3\n +priority 100, .*cdk.tf.json:\d+:\d+\n[^]*flow +tcp 443 from clients to access \(lync2013-pic row 3\)/,
    ],
    [
      "a stray rule",
      "--from 198.51.100.7 --to 10.45.32.10 --port 3389",
      0,
      /OPEN inbound tcp 3389\n +decided by +google_compute_firewall.rdp\n[^]*flow +no documented flow asks for them/,
    ],
    [
      "a near miss by its port",
      "--from clients --to access --port 444",
      0,
      /CLOSED inbound tcp 444[^]*nearest: inbound tcp 443 from clients to access, but it asks for port 443 \(lync2013-pic row\s+3\)/,
    ],
    [
      "a near miss by its direction",
      "--from live-messenger-clients --to access --port 50000",
      0,
      /nearest: outbound tcp 50000-59999 from access to live-messenger-clients, but it is outbound/,
    ],
    [
      "a near miss by its transport",
      "--from clients --to access --protocol udp --port 443",
      0,
      /nearest: inbound tcp 443 .* but it is tcp/,
    ],
    [
      "a near miss by its peer",
      "--from 192.0.2.1 --to access --port 5061",
      0,
      /nearest: inbound tcp 5061 .* but its far end is\s+public-im-partners/,
    ],
    ["outbound", "--from access --to public-im-partners --port 5061", 0, /OPEN outbound tcp 5061/],
    ["a protocol without ports", "--from any --to access -p icmp", 0, /CLOSED inbound icmp/],
    ["a protocol by number", "--from any --to access -p 50", 0, /CLOSED inbound esp/],
    ["port 0", "--from clients --to access --port 0", 0, /CLOSED inbound tcp 0/],
    ["the last port", "--from clients --to access --port 65535", 0, /CLOSED inbound tcp 65535/],
    [
      "a rule in doubt",
      "--from clients --to access --port 80",
      2,
      /NOT KNOWN inbound tcp 80\n +because +what the rule matches is not known: whether these machines also carry/,
    ],
    [
      "a rule for others, where these are not judged",
      "--from clients --to access --port 80 --site listed.yaml",
      0,
      /CLOSED inbound tcp 80/,
    ],
    [
      "others, where they are not judged",
      "--from any --to 10.9.9.9 --port 80 --direction in --site listed.yaml",
      0,
      /at network perimeter, other machines tagged `web`[^]*CLOSED/,
    ],
    [
      "two interfaces, with a direction",
      "--from access --to av --port 443 --direction in",
      0,
      /CLOSED inbound tcp 443/,
    ],
    [
      "other machines, with a direction",
      "--from any --to 10.9.9.9 --port 80 --direction in",
      0,
      /at network perimeter, other machines tagged `web`[^]*CLOSED/,
    ],
  ])("%s", async (_, text, status, answer) => {
    expect(await ask(text)).toMatchObject({
      status,
      stdout: expect.stringMatching(answer) as unknown,
      stderr: "",
    });
  });

  test("packets that fare differently are told in parts, each once", async () => {
    const { stdout } = await ask("--from clients --to access --port 440-450");
    expect(stdout).toContain("in 2 parts");
    expect(stdout).toMatch(/OPEN inbound tcp 443\n/);
    expect(stdout).toMatch(/CLOSED inbound tcp 440-442, 444-450\n/);
  });

  test("a source port of its own changes nothing where no rule asks for it", async () => {
    const { stdout } = await ask("--from clients --to access --port 443 --source-port 1024");
    expect(stdout).toContain("such as     tcp 198.51.100.7:1024 -> 10.45.32.10:443");
  });
});

test("json gives the same, with rule, flow and nearest flow", async () => {
  const { stdout } = await ask("--from clients --to access --port 443-444 --format json");
  expect(JSON.parse(stdout)).toMatchObject({
    explanations: [
      {
        deployment: "east",
        direction: "inbound",
        gates: [
          {
            machines: "edge",
            answers: [
              { verdict: "open", flow: { document: "lync2013-pic", row: 3 }, nearestFlow: null },
              {
                verdict: "closed",
                packets: [{ destinationPort: ["444"] }],
                decidedBy: { name: "deny-in-v4", priority: 65000 },
                flow: null,
                nearestFlow: { row: 3, differences: ["it asks for port 443"] },
              },
            ],
          },
        ],
      },
    ],
    problems: [],
  });
});

test("what is not understood is told, and the answer is not certain", async () => {
  const text = "explain --from clients --to access --port 443 -d west odd/cdk.tf.json";
  const { status, stdout } = await runQuietly(...text.split(" "));
  expect(status).toBe(2);
  expect(stdout).toMatch(/OPEN inbound tcp 443[^]*not counted +azapi_resource.x/);
});

describe("mistakes end in one line and status 2", () => {
  test.each<[string, string, RegExp]>([
    [
      "an unknown role",
      "--from clents --to access",
      /`clents` is neither .*did you mean `clients`/,
    ],
    ["no Edge end", "--from clients --to any", /neither `clients` nor `any` is an Edge interface/],
    ["two interfaces", "--from access --to av", /both `access` and `av`.*--direction/],
    ["a port of icmp", "--from any --to access -p icmp --port 8", /icmp have no ports/],
    ["a port of any protocol", "--from any --to access -p any --port 8", /no ports in common/],
    [
      "a port beyond",
      "--from any --to access --port 65536",
      /`--port` goes beyond 65535; got 65536/,
    ],
    ["no port", "--from any --to access --source-port x", /`--source-port` is not a port/],
    ["an unknown protocol", "--from any --to access -p udpp", /no protocol `udpp`.*mean `udp`/],
    ["another family", "--from 2001:db8::1 --to access -d east", /no IP version in common/],
    ["host bits", "--from 10.0.0.1/8 --to access", /bits after the prefix length.*10.0.0.0\/8/],
    ["no end", "--to access", /required option '--from <END>'/],
    ["no site", "--from any --to access -s x.yaml", /no site file `x.yaml`.*init/],
    ["no documents", "--from any --to access nowhere", /no configurations at `nowhere`/],
    ["another direction", "--from any --to access --direction up", /Allowed choices are in, out/],
  ])("%s", async (_, text, message) => {
    const { status, stderr } = await runQuietly("explain", ...text.split(" "));
    expect({ status, stderr: stderr.trimEnd().split("\n") }).toEqual({
      status: 2,
      stderr: [expect.stringMatching(message) as unknown],
    });
  });
});

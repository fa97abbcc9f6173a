import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { loadSite } from "../../../../modules/sites";
import { PromptClosed, type Prompter } from "../../../../policies/command/init/prompter";
import { TOPOLOGIES } from "../../../../policies/drafts";
import { runQuietly, runWith } from "../../../process/run-cli";

const here = process.cwd();
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "edge-firewall-init-"));
  process.chdir(folder);
});

afterEach(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const SUBNET =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-edge/providers/Microsoft.Network/virtualNetworks/vnet/subnets/edge";

/** One flag a line. */
function flags(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

const BOTH_CLOUDS = flags(`
  --cloud azure --cloud google --topology public-im --site-name contoso-edge
  --interface azure:access=10.45.16.10 --interface google:access=10.45.32.10
  --peer clients=any --peer public-im-partners=203.0.113.0/24,198.51.100.7 --peer live-messenger-clients=any
  --resource-group rg-edge --location westeurope --subnet ${SUBNET}
  --project contoso-edge --network perimeter --region europe-west4 --target-tag edge`);

test("with everything given, the file loads, and says what was given and nothing else", async () => {
  const { status, stdout, stderr } = await runQuietly("init", ...BOTH_CLOUDS);
  expect({ status, stdout, stderr }).toEqual({
    status: 0,
    stdout:
      "wrote edge.yaml; `edge-firewall flows` lists what it opens, `cdktf synth` makes and proves the stacks\n",
    stderr: "",
  });
  const { name, deployments } = loadSite("edge.yaml");
  expect(name).toBe("contoso-edge");
  expect(deployments.map((it) => [it.name, it.cloud, it.flows.length])).toEqual([
    ["azure-westeurope", "azure", 6],
    ["google-europe-west4", "google", 6],
  ]);
  expect(deployments[0]?.settings).toMatchObject({ attach: [{ subnetId: SUBNET }] });
  expect(deployments[1]?.settings).toMatchObject({
    networks: [{ targets: { tags: ["edge"] } }],
  });
});

test.each(TOPOLOGIES.map(({ name }) => name))(
  "%s: with its blanks filled in the file loads, and nothing in it was invented",
  async (topology) => {
    const { status, stdout, stderr } = await runQuietly(
      ...["init", "--cloud", "google", "--topology", topology, "--output", "-"],
    );
    expect(status).toBe(1);
    expect(stdout.replace(/#.*/g, "")).not.toMatch(/\bany\b|\d+\.\d+\.\d+\.\d+/);
    const blanks = stdout.split("\n").filter((line) => line.includes("# fill in:"));
    expect(stderr.split("\n")[0]).toBe(`${blanks.length} places are left to fill in:`);
    let address = 0;
    let network = 0;
    const filled = stdout
      .replace(/(project|network): #.*/g, (_, key: string) => `${key}: perimeter${++network}`)
      .replace(/: # fill in: network tags.*/g, ": [edge]")
      .replace(/: # fill in: (any|addresses).*/g, () => `: [10.0.0.${++address}]`);
    writeFileSync("filled.yaml", filled);
    expect(loadSite("filled.yaml").deployments).toHaveLength(1);
  },
);

test("each blank is told with its key and line, and the file does not load", async () => {
  const { status, stderr } = await runQuietly(
    ...flags("init --cloud azure --topology public-im --interface access=10.0.0.4"),
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/^6 places are left to fill in:/);
  for (const key of ["clients", "public-im-partners", "resourceGroup", "location", "attach"])
    expect(stderr).toMatch(new RegExp(`│ edge\\.yaml:\\d+:\\d+ +│ [\\w.-]*\\.${key} has no value`));
  expect(() => loadSite("edge.yaml")).toThrow();
  expect((await runQuietly("check")).status).toBe(2);
});

test("an Edge with two sides is in two networks of Google's, and in two subnets of Azure's", async () => {
  const { stdout } = await runQuietly(
    ...flags("init --cloud azure --cloud google --topology sfb-edge --product sfb-se --output -"),
  );
  const external = "interfaces: [access, web-conferencing, av]";
  for (const key of ["subnetId", "network"])
    expect(stdout).toMatch(
      new RegExp(`- ${key}: # fill in.*\\n(.*\\n)?.*${external.replace(/[[\]]/g, "\\$&")}[^]*- ${key}: # fill in.*\\n(.*\\n)?.*interfaces: .internal.`),
    );
  expect(stdout).toContain("version: sfb-se");
  expect(stdout).not.toContain("xmpp-partners");
  expect(stdout).toContain("the Front End that holds the Central Management store");
}); // prettier-ignore

test("text that YAML would read as something else keeps its meaning", async () => {
  const given = BOTH_CLOUDS.with(BOTH_CLOUDS.indexOf("--site-name") + 1, "1.0").map((word) =>
    word.replace(/^google:access=.*/, "$&,2001:db8:1::1"),
  );
  await runQuietly(
    ...["init", ...given, "--deployment", "azure=2027-03-31", "--force"],
    ...["--peer", "google:clients=2001:db8::/32"],
  );
  const { name, deployments } = loadSite("edge.yaml");
  expect(name).toBe("1.0");
  expect(deployments.map((it) => it.name)).toEqual(["2027-03-31", "google-europe-west4"]);
  const clients = deployments.map(({ flows }) => flows.find(({ far }) => far.role === "clients"));
  expect(clients.map((flow) => flow?.far.addresses.map(({ family }) => family))).toEqual([
    [4],
    [6],
  ]);
});

test("a peer that the site does not have is written as such", async () => {
  const argv = ["init", "--cloud", "google", "--topology", "sfb-edge", "--peer", "directors=none"];
  expect((await runQuietly(...argv)).status).toBe(1);
  expect(readFileSync("edge.yaml", "utf8")).toContain("  directors: none\n");
});

describe("nothing is overwritten in silence", () => {
  test("a file that is there stays, unless --force", async () => {
    writeFileSync("edge.yaml", "precious\n");
    const refused = await runQuietly("init", ...BOTH_CLOUDS);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toBe(
      "error: there is a file `edge.yaml` already; name another with --output, or overwrite it with --force\n",
    );
    expect(readFileSync("edge.yaml", "utf8")).toBe("precious\n");
    expect((await runQuietly("init", ...BOTH_CLOUDS, "--force")).status).toBe(0);
    expect(loadSite("edge.yaml").deployments).toHaveLength(2);
  });

  test("a folder is not written to", async () => {
    mkdirSync("edge.yaml");
    const { status, stderr } = await runQuietly("init", ...BOTH_CLOUDS, "--force");
    expect(status).toBe(2);
    expect(stderr).toBe("error: `edge.yaml` is a folder; name a file with --output\n");
  });
});

test.each([
  ["--cloud azur --topology public-im", /no cloud `azur`.*did you mean `azure`\?/],
  ["--cloud azure", /no port table is named; .*public-im.*add --topology or --documents/],
  ["--topology public-im", /no cloud is named; .*add --cloud azure/],
  ["--cloud azure --topology public-in", /no topology `public-in`.*did you mean `public-im`\?/],
  ["--cloud azure --documents lync2013-pik", /no flow document `lync2013-pik`/],
  ["--cloud azure --documents own.yaml", /own\.yaml/],
  ["--cloud azure --topology public-im --interface access", /does not name a role/],
  ["--cloud azure --topology public-im --interface access=", /`` is not an address or prefix/],
  ["--cloud azure --topology public-im --interface access=any", /`any` is not an address/],
  ["--cloud azure --topology public-im --interface access=10.0.0.1/8", /write 10\.0\.0\.0\/8/],
  ["--cloud azure --topology public-im --interface acces=10.0.0.1", /allowed: access;/],
  ["--cloud azure --topology public-im --interface google:access=10.0.0.1", /is not made/],
  ["--cloud azure --topology public-im --peer client=any", /no row .* peer `client`/],
  ["--cloud azure --cloud google --topology public-im --interface access=10.0.0.1", /which cloud/],
  [
    "--cloud azure --cloud google --topology public-im --deployment x",
    /does not name a deployment/,
  ],
  ["--cloud google --topology public-im --target-tag a --target-service-account b", /exclude/],
  ["--cloud google --topology public-im --site-name ?", /--site-name cannot be `\?`/],
  ["--cloud google --topology public-im --output no/where.yaml", /whose folder does not exist/],
])("init %s is refused in one line, and nothing is written", async (args, message) => {
  const { status, stdout, stderr } = await runQuietly("init", ...flags(args));
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd()).not.toContain("\n");
  expect(existsSync("edge.yaml")).toBe(false);
});

/** Answers by the beginning of the question; whatever is not listed gets an empty answer. */
function answering(answers: Readonly<Record<string, string | readonly string[]>>) {
  const asked: string[] = [];
  const answerTo = (message: string) => {
    asked.push(message);
    return Object.entries(answers).find(([start]) => message.startsWith(start))?.[1];
  };
  const prompter: Prompter = {
    text: (message, { check } = {}) => {
      const answer = answerTo(message) ?? "";
      const fault = check?.(String(answer));
      return fault === undefined
        ? Promise.resolve(String(answer))
        : Promise.reject(new Error(`${message}: ${fault}`));
    },
    one: (message, choices) => {
      const answer = String(answerTo(message));
      expect(choices.map(({ value }) => value)).toContain(answer);
      return Promise.resolve(answer);
    },
    some: (message) => {
      const answer = answerTo(message);
      return Promise.resolve(typeof answer === "object" ? answer : []);
    },
  };
  return { asked, prompter: () => prompter };
}

describe("names and ids in flags", () => {
  test.each([
    ["--location", "west-europe"],
    ["--resource-group", "rg edge"],
    ["--subnet", "edge"],
    ["--internal-subnet", "edge"],
    ["--network-interface", "nic"],
    ["--project", "Contoso"],
    ["--region", "europe west4"],
    ["--network", "edge_net"],
    ["--internal-network", "-inside"],
    ["--target-tag", "Edge"],
    ["--target-service-account", "edge@contoso.com"],
    ["--deployment", "google=Edge_1"],
  ])("%s %s is refused, and nothing is written", async (flag, text) => {
    const { status, stderr } = await runWith(
      {},
      ...["init", "--cloud", "google", "--cloud", "azure", "--topology", "public-im", flag, text],
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(new RegExp(`^error: ${flag} cannot be .*; correct ${flag}\n$`));
    expect(existsSync("edge.yaml")).toBe(false);
  });
});

describe("asking", () => {
  const ANSWERS = {
    "Name of the site": "asked",
    "Which clouds?": ["google"],
    "What is the Edge?": "public-im",
    "Google: project": "contoso-edge",
    "Google: VPC network": "perimeter",
    "Google: network tag": "edge",
    "google-edge: private addresses": "10.0.0.4, 10.0.0.5",
    "Addresses of `clients`": "any",
    "Addresses of `public-im-partners`": "203.0.113.0/24",
    "Addresses of `live-messenger-clients`": "any",
  };

  test("every question answered makes a file that loads", async () => {
    const { prompter } = answering(ANSWERS);
    const { status, stderr } = await runWith({ prompter }, "init");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const [deployment] = loadSite("edge.yaml").deployments;
    expect(deployment?.interfaces[0]?.addresses[0]?.ranges).toHaveLength(1);
    expect(deployment?.settings).toMatchObject({ project: "contoso-edge" });
  });

  test("an empty answer is a blank", async () => {
    const { prompter } = answering({ ...ANSWERS, "Addresses of `clients`": "" });
    const { status, stderr } = await runWith({ prompter }, "init");
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^one place is left to fill in:\n(.*\n){3}│ edge\.yaml:\d+:\d+ +│ peers\.clients has no value/,
    );
  });

  test("what a flag says is not asked", async () => {
    const { asked, prompter } = answering({});
    expect((await runWith({ prompter }, "init", ...BOTH_CLOUDS)).status).toBe(0);
    expect(asked).toEqual([]);
  });

  test("tables that fit a topology are offered besides", async () => {
    const { prompter } = answering({
      ...ANSWERS,
      "What is the Edge?": "single-nat",
      "Which tables besides?": ["lync2013-single-nat-federation"],
    });
    await runWith({ prompter }, "init", "--output", "nat.yaml");
    expect(readFileSync("nat.yaml", "utf8")).toContain("  - lync2013-single-nat-federation\n");
  });

  test("product and purpose are asked for, and ids are checked as they are typed", async () => {
    const { prompter } = answering({
      ...ANSWERS,
      "What is the Edge?": "sfb-edge",
      "What does it run?": "sfb-2019",
      "What is it for?": ["federation", "remote-users"],
      "Google: the internal VPC network": "inside",
    });
    await runWith({ prompter }, "init", "--output", "sfb.yaml");
    const text = readFileSync("sfb.yaml", "utf8");
    expect(text).toMatch(/capabilities: \[federation, remote-users\]\nversion: sfb-2019/);
    expect(text).toMatch(/network: perimeter\n[^]*network: inside\n/);
    const wrong = answering({ ...ANSWERS, "Google: project": "Contoso Edge" });
    await expect(runWith({ prompter: wrong.prompter }, "init", "--output", "x.yaml")).resolves.toMatchObject({ status: 2 });
  }); // prettier-ignore

  test.each([
    ["azure", "Azure: resource group", "rg-edge."],
    ["azure", "Azure: region", "europe-west4"],
    ["azure", "Azure: id of the Edge subnet", "subnets/edge"],
    ["google", "Google: project", "edge"],
    ["google", "Google: VPC network", "Perimeter"],
    ["google", "Google: network tag", "edge, Edge_2"],
    ["google", "Name of the site", "edge/1"],
  ])(
    "%s: what the loader would refuse is refused at once: %s %s",
    async (cloud, question, text) => {
      const { prompter } = answering({ ...ANSWERS, "Which clouds?": [cloud], [question]: text });
      const { status, stderr } = await runWith({ prompter }, "init");
      expect(status).toBe(2);
      expect(stderr).toMatch(/: write /);
      expect(existsSync("edge.yaml")).toBe(false);
    },
  );

  test.each([
    ["azure", "Azure: region", "West US 2", "location: West US 2"],
    ["azure", "Azure: resource group", "${azurerm_resource_group.edge.name}", "${azurerm_resource"],
    ["google", "Google: VPC network", "projects/p/global/networks/dmz", "networks/dmz"],
    ["google", "Google: network tag", "edge, edge sfb", "targetTags: [edge, sfb]"],
  ])("%s: what the loader takes is taken: %s %s", async (cloud, question, text, line) => {
    const { prompter } = answering({ ...ANSWERS, "Which clouds?": [cloud], [question]: text });
    await runWith({ prompter }, "init");
    expect(readFileSync("edge.yaml", "utf8")).toContain(line);
  });

  test("a wrong address is told before anything is written", async () => {
    const { prompter } = answering({ ...ANSWERS, "Addresses of `clients`": "10.0.0.1/8" });
    const { status, stderr } = await runWith({ prompter }, "init");
    expect(status).toBe(2);
    expect(stderr).toMatch(/10\.0\.0\.1\/8` is not an address or prefix.*write 10\.0\.0\.0\/8/);
    expect(existsSync("edge.yaml")).toBe(false);
  });

  test("leaving in the middle writes nothing", async () => {
    const gone = (): Promise<never> => Promise.reject(new PromptClosed());
    const prompter = (): Prompter => ({ text: gone, one: gone, some: gone });
    const { status, stderr } = await runWith({ prompter }, "init");
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: "error: stopped; nothing was written\n",
    });
    expect(existsSync("edge.yaml")).toBe(false);
  });
});

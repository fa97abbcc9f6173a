// The GitHub Action, step by step, in this process: what it checks and says, what it comments, and whom it calls.
import { copyFileSync, cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { runAction } from "../../../policies/action/run-action";
import { Checkout } from "../../process/action-run";
import { PullRequestService } from "../../process/pull-request-service";

// One of them reads many rules, on machines that do other things besides.
jest.setTimeout(60_000);

const here = process.cwd();
let checkout: Checkout;
let service: PullRequestService;
let api: string;

beforeEach(async () => {
  checkout = new Checkout();
  service = new PullRequestService();
  api = await service.start();
  process.chdir(checkout.folder);
});

afterEach(async () => {
  process.chdir(here);
  await service.stop();
  checkout.remove();
});

/** Runs the action with these inputs. */
async function run(inputs: Readonly<Record<string, string>>, more: Record<string, string> = {}) {
  let said = "";
  const sink = {
    write: (text: string) => {
      said += text;
    },
  };
  const env = { ...checkout.environment(inputs, api), ...more };
  const status = await runAction({ stdin: [] as never, stdout: sink, stderr: sink, env });
  return { status, said };
}

/** A rule that nobody has documented. */
function openPort(count: number): string {
  return `
resource "azurerm_network_security_rule" "open_${count}" {
  resource_group_name         = azurerm_network_security_group.edge.resource_group_name
  network_security_group_name = azurerm_network_security_group.edge.name
  name                        = "open-${count}"
  priority                    = ${200 + count}
  direction                   = "Inbound"
  access                      = "Allow"
  protocol                    = "Tcp"
  source_port_range           = "*"
  destination_port_range      = "${7000 + 2 * count}"
  source_address_prefix       = "0.0.0.0/0"
  destination_address_prefix  = "10.45.16.10/32"
}
`;
}

describe("the check", () => {
  test("what is proven passes, and nobody is called", async () => {
    const { status, said } = await run({ paths: "state.json" });
    expect({ status, said }).toEqual({ status: 0, said: "edge-firewall azure-westeurope: proven\n" });
    expect(checkout.written("output")).toBe("verdict=proven\n");
    expect(checkout.written("summary.md")).toMatch(/^### ✅ Edge firewall check/);
    expect(service.requests).toEqual([]);
  });

  test("what is refuted fails, with an annotation", async () => {
    const { status, said } = await run({ paths: "plan.json", base: "base/state.json" });
    expect(status).toBe(1);
    expect(said).toMatch(/^::error file=plan\.json,line=\d+,col=\d+,title=excess/);
    expect(checkout.written("output")).toMatch(/^verdict=refuted$/m);
  });

  test("other formats, site files and deployments are the command's", async () => {
    writeFileSync("other.yaml", "site: [");
    const inputs = { paths: "state.json", site: "other.yaml", format: "text" };
    expect((await run(inputs)).said).toMatch(/other\.yaml/);
    expect(
      (await run({ paths: "state.json", deployments: "azure-westeurope", format: "conftest" })).said,
    ).toMatch(/, 0 failures, 0 exceptions\n$/);
    expect(await run({ paths: "state.json", deployments: "nowhere" })).toMatchObject({ status: 2 });
  });

  test("paths may hold spaces and what would be patterns, one a line", async () => {
    for (const name of ["my plan.json", "plan[1].json", "100%.json"]) copyFileSync("state.json", name);
    const paths = "\r\n  my plan.json  \r\n";
    expect(await run({ paths })).toMatchObject({ status: 0 });
    expect(await run({ paths: "plan[1].json" })).toMatchObject({ status: 0 });
    expect(await run({ paths: "100%.json" })).toMatchObject({ status: 0 });
  });

  test("a site file that is missing decides nothing, and says what to do", async () => {
    rmSync("edge.yaml");
    const { status, said } = await run({ paths: "state.json" });
    expect(status).toBe(2);
    expect(said).toMatch(/^::error [^\n]*edge\.yaml/m);
    expect(checkout.written("output")).toBe("verdict=undecided\n");
  });

  test("a path is never an option", async () => {
    const { status, said } = await run({ paths: "--help" });
    expect(status).toBe(2);
    expect(said).toMatch(/--help/);
    expect(said).not.toMatch(/Usage/i);
  });
});

describe("a plain Terraform repository", () => {
  const site = "hcl.yaml";

  test("is judged by its folder, with or without a plan", async () => {
    checkout.addHcl();
    expect(await run({ paths: "infra/", site })).toMatchObject({ status: 0 });
    expect(await run({ configuration: "infra", site })).toMatchObject({ status: 0 });
    expect(await run({ paths: "hcl.json", configuration: "infra", site })).toMatchObject({ status: 0 });
    expect(checkout.written("output")).toMatch(/verdict=proven\nchange=different\n$/);
  });

  test("a plan alone leaves in doubt what its folder shows", async () => {
    checkout.addHcl();
    expect(await run({ paths: "hcl.json", site })).toMatchObject({ status: 2 });
  });

  test("findings stand at the lines of its files", async () => {
    checkout.addHcl((text) => text.replace('"5061"', '"5061-5062"'));
    const { status, said } = await run({ configuration: "infra", site });
    expect(status).toBe(1);
    expect(said).toMatch(/^::error file=infra\/main\.tf,line=\d+,col=1,title=excess/);
  });

  test("what its folder changes is told against a base", async () => {
    checkout.addHcl();
    cpSync("infra", "base/infra", { recursive: true });
    checkout.addHcl((text) => text.replace('"5061"', '"5061-5062"'));
    await run({ configuration: "infra", base: "base/infra", site });
    expect(checkout.written("output")).toBe("verdict=refuted\nchange=different\n");
    expect(checkout.written("summary.md")).toMatch(/opens[^\n]*tcp 5062/);
  });
});

describe("inputs that cannot be", () => {
  test.each([
    ["a pattern", { paths: "stacks/*/cdk.tf.json" }, /takes no patterns; got stacks\/\*\/cdk/],
    ["a pattern among paths", { paths: "state.json\nplans/?.json" }, /takes no patterns/],
    ["comment", { comment: "yes" }, /`comment` is neither true nor false/],
    ["format", { format: "github\n" + "x" }, /`format` names no format/],
    ["several paths and a base", { paths: "a\nb", base: "c" }, /compared with one path/],
  ])("%s", async (_, inputs, words) => {
    const { status, said } = await run(inputs);
    expect(status).toBe(2);
    expect(said).toMatch(words);
    expect(said.trimEnd().split("\n").every((line) => line.startsWith("::error "))).toBe(true);
  });
});

test("what nobody has foreseen is no verdict", async () => {
  const { status, said } = await run({ paths: "state.json" }, { RUNNER_TEMP: "missing/folder" });
  expect(status).toBe(2);
  expect(said).toMatch(/^::error title=edge-firewall::the action could not be run to its end: .*ENOENT/);
  expect(said.trimEnd()).not.toMatch(/\n/);
});

describe("what changes", () => {
  test("is told in the summary and as an output, and is no failure by itself", async () => {
    const { status } = await run({ paths: "state.json", base: "base/state.json" });
    expect(status).toBe(0);
    expect(checkout.written("output")).toBe("verdict=proven\nchange=same\n");
    expect(checkout.written("summary.md")).toMatch(/### ✅ Edge firewall diff/);
  });

  test("of a plan is told without a base and without a site file", async () => {
    const { status } = await run({ paths: "plan.json", site: "none", comment: "true" });
    expect(status).toBe(0);
    expect(checkout.written("output")).toBe("change=different\n");
    expect(service.comments).toHaveLength(1);
    expect(service.comments[0]!.body).toMatch(/opens[^\n]* inbound tcp 5061 from 203\.0\.112\.0\/24/);
  });

  test("fails where it cannot be decided", async () => {
    const { status } = await run({ paths: "state.json", base: "missing.json" });
    expect(status).toBe(2);
    expect(checkout.written("output")).toBe("verdict=proven\nchange=undecided\n");
  });

  test("can be asked for alone", async () => {
    const { status } = await run({ paths: "state.json", base: "base/state.json", site: "none" });
    expect(checkout.written("output")).not.toMatch(/verdict/);
    expect(status).toBe(0);
  });
});

describe("the comment", () => {
  const inputs = { paths: "state.json", base: "base/state.json", comment: "true" };

  test("is written once, and kept up to date", async () => {
    service.comments.push({ id: 1, body: "looks good" });
    expect((await run(inputs)).said).toMatch(/edge-firewall: comment written\n$/);
    const [, ours] = service.comments;
    expect(ours!.body).toMatch(/^<!-- edge-firewall [0-9a-f]{16} -->\n### ✅ Edge firewall diff/);
    ours!.body = ours!.body.replace("✅", "old");
    expect((await run(inputs)).said).toMatch(/edge-firewall: comment updated\n$/);
    expect(service.comments.map(({ body }) => body.split("\n")[1] ?? body)).toEqual([
      "looks good",
      expect.stringMatching(/^### ✅/) as string,
    ]);
  });

  test("is found behind a hundred others", async () => {
    for (let id = 1; id <= 230; id += 1) service.comments.push({ id, body: "me too" });
    await run(inputs);
    await run(inputs);
    expect(service.comments).toHaveLength(231);
    expect(service.requests).toContain("GET /repos/contoso/edge/issues/7/comments?per_page=100&page=3");
  });

  test("is another for another job, and for other inputs", async () => {
    await run(inputs);
    await run(inputs, { GITHUB_JOB: "other" });
    await run({ ...inputs, paths: "./state.json" });
    await run({ ...inputs, site: "./edge.yaml" });
    await run({ ...inputs, deployments: "azure-westeurope" });
    expect(service.comments).toHaveLength(5);
  });

  test("without a base is the report of the check", async () => {
    await run({ paths: "state.json", comment: "true" });
    expect(service.comments[0]!.body).toMatch(/\n### ✅ Edge firewall check/);
  });

  test("that GitHub does not take is a warning, and the verdict stands", async () => {
    service.refusal = 403;
    const { status, said } = await run(inputs);
    expect(status).toBe(0);
    expect(said).toMatch(/^::warning title=edge-firewall::no comment could be written: GitHub answered 403/m);
    expect(said).not.toMatch(/secret/);
  });

  test.each([
    ["no token", {}, { INPUT_TOKEN: "" }, /the input `token` is empty/],
    ["a token that is none", {}, { INPUT_TOKEN: "top\nsecret" }, /no comment could be written/],
    ["nobody listens", {}, { GITHUB_API_URL: "http://127.0.0.1:1" }, /no comment could be written/],
    ["no event", {}, { GITHUB_EVENT_PATH: "missing.json" }, /no comment could be written/],
    ["another token", {}, { INPUT_TOKEN: "other" }, /GitHub answered 401/],
  ])("%s is a warning, the verdict stands, and no token is told", async (_, more, env, words) => {
    const { status, said } = await run({ ...inputs, ...more }, env);
    expect(status).toBe(0);
    expect(said).toMatch(words);
    expect(said).toMatch(/^::warning title=edge-firewall::/m);
    expect(said).not.toMatch(/secret|other/);
  });

  test("is never longer than GitHub takes, and neither is the summary nor the list of annotations", async () => {
    checkout.addHcl((text) => text + Array.from({ length: 150 }, (_, count) => openPort(count)).join(""));
    const { said } = await run({ configuration: "infra", site: "hcl.yaml", comment: "true" });
    expect(service.comments).toHaveLength(1);
    expect(service.comments[0]!.body.length).toBeGreaterThan(50_000);
    expect(service.comments[0]!.body.length).toBeLessThan(65_536);
    expect(Buffer.byteLength(checkout.written("summary.md"))).toBeLessThan(1024 * 1024);
    expect(said.match(/^::error /gm)).toHaveLength(10);
    expect(said).toMatch(/^::error title=and more::141 more in the job summary and the other reports$/m);
  });

  test("is none where no pull request started the run", async () => {
    writeFileSync(join(checkout.folder, "runner/event.json"), '{"push":{}}');
    expect((await run(inputs)).said).toMatch(/no pull request started this run/);
    expect(service.requests).toEqual([]);
  });
});

// The GitHub Action, step by step, in this process: what it checks and says, what it comments, and whom it calls.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { runAction } from "../../../policies/action/run-action";
import { Checkout } from "../../process/action-run";
import { PullRequestService } from "../../process/pull-request-service";

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

  test("a path is never an option", async () => {
    const { status, said } = await run({ paths: "--help" });
    expect(status).toBe(2);
    expect(said).toMatch(/--help/);
    expect(said).not.toMatch(/Usage/i);
  });
});

describe("inputs that cannot be", () => {
  test.each([
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

describe("what changes", () => {
  test("is told in the summary and as an output, and is no failure by itself", async () => {
    const { status } = await run({ paths: "state.json", base: "base/state.json" });
    expect(status).toBe(0);
    expect(checkout.written("output")).toBe("verdict=proven\nchange=same\n");
    expect(checkout.written("summary.md")).toMatch(/### ✅ Edge firewall diff/);
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

  test("is another for another job, and for other paths", async () => {
    await run(inputs);
    await run(inputs, { GITHUB_JOB: "other" });
    await run({ ...inputs, paths: "./state.json" });
    expect(service.comments).toHaveLength(3);
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

  test("is none where no pull request started the run", async () => {
    writeFileSync(join(checkout.folder, "runner/event.json"), '{"push":{}}');
    expect((await run(inputs)).said).toMatch(/no pull request started this run/);
    expect(service.requests).toEqual([]);
  });
});

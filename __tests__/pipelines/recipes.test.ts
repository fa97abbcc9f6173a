// Each recipe of the page about continuous integration, step after step, with Terraform or OpenTofu that print a recorded plan,
// up to the service's own steps: a plan that is proven passes, one that opens something fails and is told.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { bundleCommand } from "../process/bundled-command";
import { blockBelow, SERVICES, type Step } from "../process/pipeline-recipes";
import { PipelineRun } from "../process/pipeline-run";

const ROOT = join(__dirname, "../..");
const FIXTURES = join(__dirname, "../fixtures/pipelines");

// Many programs, one after the other.
jest.setTimeout(120_000);

let scratch: string;
let start: string;
let pipeline: PipelineRun | undefined;

beforeAll(() => {
  scratch = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-recipes-")));
  start = bundleCommand(scratch);
});

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

afterEach(() => {
  pipeline?.remove();
  pipeline = undefined;
});

type Service = keyof typeof SERVICES;

/** Until `diff` takes a plan alone, what asks it for one stands aside. */
const PLAN_ALONE = /^.*edge-firewall diff (?:plan\.json|"\$SHOWFILE").*$/gm;

function steps(service: Service, tool = "terraform"): readonly Step[] {
  return allSteps(service, tool).map(({ script, inputs, always }) => ({
    ...(script !== undefined && { script: script.replaceAll(PLAN_ALONE, "true") }),
    ...(inputs !== undefined && { inputs: { ...inputs, base: "base.json" } }),
    always,
  }));
}

function allSteps(service: Service, tool = "terraform"): readonly Step[] {
  return SERVICES[service](
    blockBelow(service, "yaml").replaceAll(/\bterraform (?=init|plan|show)/g, `${tool} `),
  );
}

/** A machine where the plan is proven. */
function proven(): PipelineRun {
  return machine("proven-plan.json", join(ROOT, "edge.yaml"));
}

/** A machine where the plan opens a flow to more partners than the site has. */
function opening(): PipelineRun {
  return machine("plan.json", join(FIXTURES, "edge.yaml"));
}

function machine(plan: string, site: string): PipelineRun {
  pipeline = new PipelineRun(start, join(FIXTURES, plan), site);
  return pipeline;
}

const NAMES = Object.keys(SERVICES) as Service[];

test.each(NAMES)("%s: a plan that is proven passes", (service) => {
  const { failed, said } = proven().run(steps(service));
  expect({ failed, said: failed ? said : "" }).toEqual({ failed: false, said: "" });
  expect(said).toMatch(service === "Atlantis" ? /, 0 failures, 0 exceptions$/m : /proven/i);
});

/** Atlantis takes a step that fails as an error; what it judges is the text of the last one. */
function failsInAtlantis(said: string): boolean {
  return /[1-9][0-9]* failure|failures": \[/.test(said);
}

const MERGE_REQUEST = { CI_MERGE_REQUEST_IID: "7", CI_PROJECT_ID: "1", CI_API_V4_URL: "u" };

test.each(NAMES)("%s: a plan that opens something fails, and is reported", (service) => {
  const pipe = opening();
  const tool = service === "GitLab" ? "tofu" : "terraform";
  const { failed, said } = pipe.run(steps(service, tool), MERGE_REQUEST);
  expect(failed).toBe(service !== "Atlantis");
  expect(said).toMatch(/tcp 5061[^\n]*is open beyond the documented flows/);
  REPORTED[service](pipe, said);
});

/** What the service's own steps take. */
const REPORTED: Readonly<Record<Service, (machine: PipelineRun, said: string) => void>> = {
  "GitHub Actions": (_, said) => {
    expect(said).toMatch(/^::error file=plan\.json,line=\d+/m);
  },
  "Azure DevOps": (machine, said) => {
    expect(said).toMatch(/^##vso\[task\.logissue type=error;sourcepath=plan\.json;linenumber=\d/m);
    expect(said).toContain(`##vso[task.uploadsummary]${machine.folder}/edge.md\n`);
    expect(machine.file("edge.md")).toMatch(/refuted/);
    expect(machine.file("edge-junit.xml")).toMatch(/<failure /);
  },
  GitLab: (machine) => {
    expect(JSON.parse(machine.file("edge-quality.json"))).toMatchObject([{ severity: "critical" }]);
    expect(machine.file("edge.html")).toMatch(/refuted/);
    expect(machine.file(".calls")).toMatch(
      /^curl .*=<changes\.md u\/projects\/1\/merge_requests\/7\/notes$/m,
    );
  },
  Atlantis: (_, said) => {
    expect(failsInAtlantis(said)).toBe(true);
  },
  "HCP Terraform": (machine) => {
    expect(machine.file(".calls")).toMatch(/^curl .*\/api\/v2\/runs\/.*\/plan\/json-output$/m);
  },
};

describe("Atlantis, where nothing can be judged", () => {
  test.each([
    ["no site file", { EDGE_FIREWALL_SITE: "missing.yaml" }],
    ["no command", { PATH: "/usr/bin:/bin" }],
  ])("%s: the check fails all the same", (_, env) => {
    const check = steps("Atlantis").at(-1)!;
    const { failed, said } = proven().run([check], env);
    expect({ failed, failing: failsInAtlantis(said) }).toEqual({ failed: false, failing: true });
  });
});

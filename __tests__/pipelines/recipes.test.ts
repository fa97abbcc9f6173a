// Each recipe of the page about continuous integration, step after step, with Terraform or OpenTofu that print a recorded plan,
// up to the service's own steps: a plan that is proven passes, one that opens something fails and is told.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import {
  AzureDevopsService,
  GitlabService,
  type NotesService,
} from "../process/merge-request-services";
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

function steps(service: Service, tool = "terraform"): readonly Step[] {
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

test.each(NAMES)("%s: a plan that is proven passes", async (service) => {
  const { failed, said } = await proven().run(steps(service));
  expect({ failed, said: failed ? said : "" }).toEqual({ failed: false, said: "" });
  expect(said).toMatch(service === "Atlantis" ? /, 0 failures, 0 exceptions$/m : /proven/i);
});

/** Atlantis takes a step that fails as an error; what it judges is the text of the last one. */
function failsInAtlantis(said: string): boolean {
  return /[1-9][0-9]* failure|failures": \[/.test(said);
}

test.each(NAMES)("%s: a plan that opens something fails, and is reported", async (service) => {
  const pipe = opening();
  const tool = service === "GitLab" ? "tofu" : "terraform";
  const { failed, said } = await pipe.run(steps(service, tool));
  expect(failed).toBe(service !== "Atlantis");
  expect(said).toMatch(/tcp 5061[^\n]*is open beyond the documented flows/);
  REPORTED[service](pipe, said);
});

/** What the service's own steps take. */
const REPORTED: Readonly<Record<Service, (machine: PipelineRun, said: string) => void>> = {
  "GitHub Actions": (_, said) => {
    expect(said).toMatch(/^::error file=main\.tf,line=\d+/m);
  },
  "Azure DevOps": (machine, said) => {
    expect(said).toMatch(/^##vso\[task\.logissue type=error;sourcepath=main\.tf;linenumber=\d/m);
    expect(said).toContain(`##vso[task.uploadsummary]${machine.folder}/edge.md\n`);
    expect(machine.file("edge.md")).toMatch(/refuted/);
    expect(machine.file("changes.md")).toMatch(/opens.* inbound tcp 5061/);
    expect(machine.file("edge-junit.xml")).toMatch(/<failure /);
  },
  GitLab: (machine) => {
    expect(JSON.parse(machine.file("edge-quality.json"))).toMatchObject([
      { severity: "critical", location: { path: "main.tf" } },
    ]);
    expect(machine.file("edge.html")).toMatch(/refuted/);
    expect(machine.file("changes.md")).toMatch(/opens.* inbound tcp 5061/);
  },
  Atlantis: (_, said) => {
    expect(failsInAtlantis(said)).toBe(true);
  },
  "HCP Terraform": (machine) => {
    expect(machine.file(".calls")).toMatch(/^curl .*\/api\/v2\/runs\/.*\/plan\/json-output$/m);
  },
};

describe.each([
  [
    "GitLab",
    GitlabService,
    { GITLAB_TOKEN: "" },
    /^edge-firewall: no note is written: GITLAB_TOKEN/m,
  ],
  [
    "Azure DevOps",
    AzureDevopsService,
    { "System.AccessToken": "" },
    /^##vso\[task\.logissue type=warning\]edge-firewall: no comment is written: SYSTEM_ACC/m,
  ],
] as const)("the comment in %s", (name, Service, without, warning) => {
  let service: NotesService;
  let variables: Readonly<Record<string, string>>;

  beforeEach(async () => {
    service = new Service();
    variables = service.variables(await service.start());
  });

  afterEach(() => service.stop());

  const run = (pipe: PipelineRun) => pipe.run(steps(name), variables);

  /** The step that comments, by itself. */
  const comment = (env: Readonly<Record<string, string>>) => {
    const pipe = proven();
    pipe.write("changes.md", "### nothing changes\n");
    const line = /^.*samples\/comments.*$/m;
    const last = steps(name).flatMap((step) => {
      const script = line.exec(step.script ?? "")?.[0];
      return script === undefined ? [] : [{ ...step, script, always: true }];
    });
    return pipe.run(last, env).finally(() => {
      pipe.remove();
    });
  };

  test("is written once, and kept up to date behind what others say", async () => {
    for (let id = 1; id <= 130; id += 1)
      service.notes.push({ id, body: id % 2 === 0 ? "" : "me too" });
    const pipe = opening();
    expect((await run(pipe)).said).toMatch(/^edge-firewall: (note|comment) written$/m);
    expect(service.notes).toHaveLength(131);
    const ours = service.notes[130]!;
    expect(ours.body).toMatch(/^<!-- edge-firewall [0-9a-f]{16} -->\n/);
    expect(ours.body).toMatch(/opens.* inbound tcp 5061/);
    ours.body = ours.body.replace("opens", "old news");
    expect((await run(pipe)).said).toMatch(/^edge-firewall: (note|comment) updated$/m);
    expect(service.notes).toHaveLength(131);
    expect(service.notes[130]!.body).not.toMatch(/old news/);
  });

  test("is another for another job", async () => {
    await comment(variables);
    await comment(variables);
    await comment({ ...variables, CI_JOB_NAME: "other", SYSTEM_JOBDISPLAYNAME: "other" });
    expect(service.notes).toHaveLength(2);
  });

  test.each([[403], [500]])(
    "that is refused (%i) fails nothing, and tells no token",
    async (status) => {
      service.refusal = status;
      const { failed, said } = await comment(variables);
      expect({ failed, told: said.includes("secret") }).toEqual({ failed: false, told: false });
      expect(said).toMatch(new RegExp(`could be written: .* answered ${status} to GET http`));
    },
  );

  test("takes a token", async () => {
    const none = await comment({ ...variables, ...without });
    expect(none.failed).toBe(false);
    expect(none.said).toMatch(warning);
    const wrong = Object.fromEntries(Object.keys(without).map((key) => [key, "wrong\nsecret"]));
    const other = await comment({ ...variables, ...wrong });
    expect(other.failed).toBe(false);
    expect(other.said).toMatch(/could be written/);
    expect(other.said).not.toMatch(/secret/);
    expect(service.notes).toEqual([]);
  });

  test("is none where no merge request started the pipeline", async () => {
    const { said } = await comment({});
    expect(said).toMatch(/^edge-firewall: no (merge|pull) request started this/m);
  });
});

describe("Atlantis, where nothing can be judged", () => {
  test.each([
    ["no site file", { EDGE_FIREWALL_SITE: "missing.yaml" }],
    ["no command", { PATH: "/usr/bin:/bin" }],
  ])("%s: the check fails all the same", async (_, env) => {
    const check = steps("Atlantis").at(-1)!;
    const { failed, said } = await proven().run([check], env);
    expect({ failed, failing: failsInAtlantis(said) }).toEqual({ failed: false, failing: true });
  });
});

// A checkout as a workflow has it, and what GitHub hands to an action that runs there.
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FIXTURES = join(__dirname, "../fixtures/pipelines");

/** A plan that opens something (`plan.json`), what stands before it (`state.json`), the same again in `base`, and the site file. */
export class Checkout {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-checkout-")));

  constructor() {
    for (const name of ["plan.json", "state.json", "edge.yaml"])
      copyFileSync(join(FIXTURES, name), join(this.folder, name));
    mkdirSync(join(this.folder, "base"));
    copyFileSync(join(FIXTURES, "state.json"), join(this.folder, "base/state.json"));
    mkdirSync(join(this.folder, "runner"));
    writeFileSync(join(this.folder, "runner/event.json"), '{"pull_request":{"number":7}}');
  }

  /** A plain Terraform repository: `infra`, the plan of it, `hcl.json`, and its site file, `hcl.yaml`. */
  addHcl(edit: (text: string) => string = (text) => text): void {
    const from = join(FIXTURES, "../hcl");
    mkdirSync(join(this.folder, "infra"), { recursive: true });
    const text = readFileSync(join(from, "planned/main.tf"), "utf8");
    writeFileSync(join(this.folder, "infra/main.tf"), edit(text));
    copyFileSync(join(from, "planned/plan.json"), join(this.folder, "hcl.json"));
    copyFileSync(join(from, "site.yaml"), join(this.folder, "hcl.yaml"));
  }

  /** The variables of a run with these inputs. */
  environment(inputs: Readonly<Record<string, string>>, api: string): Record<string, string> {
    const given = Object.entries({ token: "secret", ...inputs }).map(
      ([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const,
    );
    return {
      ...Object.fromEntries(given),
      GITHUB_API_URL: api,
      GITHUB_EVENT_PATH: join(this.folder, "runner/event.json"),
      GITHUB_JOB: "firewall",
      GITHUB_OUTPUT: join(this.folder, "runner/output"),
      GITHUB_REPOSITORY: "contoso/edge",
      GITHUB_STEP_SUMMARY: join(this.folder, "runner/summary.md"),
      GITHUB_WORKFLOW: "edge",
      RUNNER_TEMP: join(this.folder, "runner"),
    };
  }

  /** What the run wrote for the workflow: `output`, `summary.md`. */
  written(name: "output" | "summary.md"): string {
    try {
      return readFileSync(join(this.folder, "runner", name), "utf8");
    } catch {
      return "";
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

// A machine on which the steps of a recipe run: our command, the action's bundle, and stubs for what is not ours. The stub of
// Terraform prints a plan that was recorded.
import { spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { Step } from "./pipeline-recipes";

const ROOT = join(__dirname, "../..");

/** Saves what it is asked to plan, and shows only what it has saved. */
const TERRAFORM = `case "$1" in
  init) ;;
  plan) for word in "$@"; do case "$word" in -out=*) echo saved > "\${word#-out=}" ;; esac; done ;;
  show) [ "$2" = -json ] && [ "$(cat "$3")" = saved ] && cat "$RECORDED_PLAN" ;;
  *) exit 1 ;;
esac`;

/** Writes the plan where a file is asked for, as HCP Terraform's API would. */
const CURL = `while [ $# -gt 0 ]; do
  if [ "$1" = --output ]; then cat "$RECORDED_PLAN" > "$2"; fi
  shift
done`;

/** What the service puts in the place of `$(Name)`. */
function given(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\(([\w.]+)\)/g, (_, name: string) => values[name] ?? "");
}

export class PipelineRun {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), "edge-firewall-pipeline-")));
  readonly #bin = join(this.folder, ".bin");
  readonly #plan: string;

  /** @param start the script of our command. */
  constructor(start: string, plan: string, site: string) {
    this.#plan = plan;
    mkdirSync(this.#bin);
    copyFileSync(site, join(this.folder, "edge.yaml"));
    copyFileSync(plan.replace(/json$/, "tf"), join(this.folder, "main.tf"));
    const ours = `exec "${process.execPath}" "${start}" "$@"`;
    mkdirSync(join(this.folder, "node_modules"));
    symlinkSync(ROOT, join(this.folder, "node_modules/edge-firewall"));
    this.#stub("terraform", TERRAFORM);
    this.#stub("tofu", TERRAFORM);
    this.#stub("curl", CURL);
    this.#stub("npm", `[ "$1" = ci ]`);
    this.#stub("edge-firewall", ours);
    this.#stub("npx", `[ "$1" = edge-firewall ] || exit 127\nshift\n${ours}`);
  }

  /** Every call of a stub is noted. */
  #stub(name: string, script: string): void {
    const file = join(this.#bin, name);
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> "${this.folder}/.calls"\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** Runs the steps as a service does: none after a failure, but for those that always run. */
  async run(
    steps: readonly Step[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly failed: boolean; readonly said: string }> {
    let failed = false;
    let said = "";
    for (const step of steps) {
      if (failed && !step.always) continue;
      const done = await this.#runStep(step, env);
      said += done.said;
      failed ||= done.status !== 0;
    }
    return { failed, said };
  }

  /** Beside this process, which may be the service that a step calls. */
  async #runStep(
    { script, inputs = {}, env: own = {} }: Step,
    more: Readonly<Record<string, string>>,
  ) {
    const values = Object.entries(inputs).map(
      ([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)] as const,
    );
    const env = {
      PATH: [this.#bin, dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(":"),
      RECORDED_PLAN: this.#plan,
      PLANFILE: join(this.folder, "atlantis.tfplan"),
      SHOWFILE: join(this.folder, "atlantis.json"),
      ...Object.fromEntries(values),
      ...more,
      ...Object.fromEntries(Object.entries(own).map(([name, text]) => [name, given(text, more)])),
    };
    const options = { cwd: this.folder, env };
    // A variable that the service puts in before the shell sees it.
    const text = script?.replaceAll("$(System.DefaultWorkingDirectory)", this.folder);
    const child =
      text === undefined
        ? spawn(process.execPath, [join(ROOT, "action/index.js")], options)
        : spawn("/bin/sh", ["-ec", text], options);
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
    return { status, said };
  }

  /** A file that a step wrote. */
  file(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

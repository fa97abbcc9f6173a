// Completion as shells do it: each script is run by its own shell, and asked what it offers.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runQuietly } from "../../../process/run-cli";

const folder = mkdtempSync(join(tmpdir(), "edge-firewall-completion-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function scriptFor(shell: string): Promise<string> {
  const { status, stdout } = await runQuietly("completion", shell);
  expect(status).toBe(0);
  const path = join(folder, `completion.${shell}`);
  writeFileSync(path, stdout);
  return path;
}

function output(shell: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(shell, args, { cwd: folder, encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

/** What bash offers for the last of the words. */
async function bash(...words: readonly string[]): Promise<readonly string[]> {
  const ask = `source "$1"; shift; COMP_WORDS=(edge-firewall "$@"); COMP_CWORD=$#
    _edge_firewall; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const path = await scriptFor("bash");
  const lines = output("bash", "--norc", "-c", ask, "bash", path, ...words).split("\n");
  return lines.filter((line) => line !== "");
}

/** The commands, as help lists them. */
async function commands(): Promise<readonly string[]> {
  const { stdout } = await runQuietly("--help");
  return [...stdout.matchAll(/^ {2}([a-z]+) (?:\[|<| )/gm)].map(([, name = ""]) => name);
}

describe("bash", () => {
  test("offers the commands, the last of them help", async () => {
    const names = await commands();
    expect(names.at(-1)).toBe("help");
    expect(await bash("")).toEqual(expect.arrayContaining([...names, "--help", "--version"]));
    expect(await bash("ad")).toEqual(["adopt"]);
  });

  test("offers every option that a command's help has", async () => {
    for (const name of await commands()) {
      const { stdout } = await runQuietly("help", name);
      const options = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, it]) => it);
      expect(options).toContain("--help");
      expect(await bash(name, "--")).toEqual(options);
    }
  });

  test.each([
    [
      ["explain", "--direction", ""],
      ["in", "out"],
    ],
    [
      ["explain", "--direction", "="],
      ["in", "out"],
    ],
    [["explain", "--direction", "=", "o"], ["out"]],
    [["check", "-f", "js"], ["json"]],
    [
      ["init", "--product", "sfb-20"],
      ["sfb-2019", "sfb-2015"],
    ],
    [
      ["init", "--cloud", ""],
      ["azure", "google"],
    ],
    [["help", "expl"], ["explain"]],
    [
      ["completion", ""],
      ["bash", "zsh", "fish"],
    ],
  ])("offers after %j %j", async (words, offered) => {
    expect(await bash(...words)).toEqual(offered);
  });

  test.each([
    [["check", ""]],
    [["check", "--site", ""]],
    [["diff", "base", "h"]],
    [["nothing", ""]],
  ])("offers files, which are bash's own, after %j", async (words) => {
    expect(await bash(...words)).toEqual([]);
    const path = await scriptFor("bash");
    expect(output("bash", "-c", `source '${path}'; complete -p edge-firewall`)).toContain(
      "-o default",
    );
  });

  test("evaluates nothing that was typed", async () => {
    expect(await bash("$(touch evaluated)", "`touch evaluated`", "$(touch evaluated)")).toEqual([]);
    expect(output("bash", "-c", "ls")).not.toContain("evaluated");
  });
});

/** Not every machine has every shell: what is not tried there is counted as skipped. */
const describeIn = (shell: string): jest.Describe =>
  spawnSync(shell, ["-c", "exit 0"]).status === 0 ? describe : describe.skip;

describeIn("fish")("fish", () => {
  test("offers commands, options and choices", async () => {
    const path = await scriptFor("fish");
    const offers = (line: string): string =>
      output("fish", "-c", `source '${path}'; complete -C 'edge-firewall ${line}'`);
    expect(offers("che")).toMatch(/^check\t/);
    expect(offers("explain --direction ")).toMatch(/^in\t.*\nout\t/);
    expect(offers("adopt --prod")).toMatch(/^--product\t/);
  });
});

describeIn("zsh")("zsh", () => {
  test("takes the script", async () => {
    const path = await scriptFor("zsh");
    output("zsh", "-f", "-n", path);
    const ask = `autoload -U compinit; compinit -u -D; source '${path}'; print -r -- $_comps[edge-firewall]`;
    expect(output("zsh", "-f", "-c", ask)).toBe("_edge_firewall\n");
  });
});

test("another shell is refused, and those that there are are named", async () => {
  const { status, stdout, stderr } = await runQuietly("completion", "tcsh");
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/'tcsh'.*bash, zsh, fish/);
});

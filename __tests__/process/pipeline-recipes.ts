// The recipes of the page about continuous integration as lists of steps, in the order in which each service runs them.
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { parse } from "yaml";

export const PAGE = join(__dirname, "../../docs/continuous-integration.md");

/** One step: a script of the shell, or the action of this repository. What is the service's own is no step. */
export interface Step {
  readonly script?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** Variables that the recipe gives it. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it runs when one before it has failed. */
  readonly always: boolean;
}

/** The block below a heading, in this language. */
export function blockBelow(heading: string, language: string): string {
  const text = readFileSync(PAGE, "utf8");
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  const block = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, "ms").exec(section ?? "");
  if (block?.[1] === undefined) throw new Error(`no ${language} below ${heading}`);
  return block[1];
}

export const SERVICES = {
  "GitHub Actions": githubSteps,
  "Azure DevOps": azureSteps,
  GitLab: gitlabSteps,
  Atlantis: atlantisSteps,
  "HCP Terraform": gitlabSteps,
} as const;

interface GithubStep {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly if?: string;
}

function githubSteps(text: string): readonly Step[] {
  const { jobs } = parse(text) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly GithubStep[] }>>;
  };
  return Object.values(jobs).flatMap(({ steps }) =>
    steps.flatMap((step): readonly Step[] => {
      const always = step.if === "always()";
      if (step.run !== undefined) return [{ script: step.run, always }];
      const isOurs = /\/edge-firewall@[0-9a-f]{40}$/.test(step.uses ?? "");
      return isOurs ? [{ inputs: step.with ?? {}, always }] : [];
    }),
  );
}

function azureSteps(text: string): readonly Step[] {
  const { steps } = parse(text) as {
    readonly steps: readonly {
      readonly script?: string;
      readonly condition?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
  return steps.flatMap(({ script, condition, env = {} }) =>
    script === undefined ? [] : [{ script, env, always: condition === "always()" }],
  );
}

/** Jobs in the order of the page, which is that of their needs; the lines of a script are one shell. */
function gitlabSteps(text: string): readonly Step[] {
  const jobs = parse(text) as Readonly<
    Record<
      string,
      { readonly script?: readonly string[]; readonly after_script?: readonly string[] }
    >
  >;
  return Object.values(jobs).flatMap(({ script = [], after_script: after }) => [
    { script: script.join("\n"), always: false },
    ...(after === undefined ? [] : [{ script: after.join("\n"), always: true }]),
  ]);
}

/** Its own steps are what Atlantis does for `init`, `plan` and `show`; a check runs after a plan whatever that said. */
function atlantisSteps(text: string): readonly Step[] {
  const { workflows } = parse(text) as {
    readonly workflows: Readonly<
      Record<
        string,
        Readonly<Record<string, { readonly steps: readonly (string | { run: string })[] }>>
      >
    >;
  };
  const stages = Object.values(workflows).flatMap((stage) => Object.values(stage));
  return stages.flatMap(({ steps }) =>
    steps.map((step) => ({
      script: typeof step === "string" ? (ATLANTIS[step] ?? "false") : step.run,
      always: false,
    })),
  );
}

const ATLANTIS: Readonly<Record<string, string>> = {
  init: "terraform init -input=false",
  plan: 'terraform plan -input=false -out="$PLANFILE"',
  show: 'terraform show -json "$PLANFILE" > "$SHOWFILE"',
};

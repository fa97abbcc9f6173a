// `edge-firewall diff` on the command line.
import { existsSync } from "node:fs";

import type { Command } from "commander";

import type * as DiffCommand from "./diff-command";
import type * as DiffShown from "./diff-shown";
import { addReportOptions } from "../outputs/report-options";
import { besidePlanOption, sensitiveOption, siteOption } from "../inputs/input-options";
import { deploymentsOption } from "../repeated-options";
import type { Streams } from "../streams";

const STATUS = `
Exit status:
  0  same: head lets through exactly what base does
  1  different: something certainly opens or closes
  2  not decided: something may open or close or is not understood, unreadable input, bad arguments`;

/** Adds the command; `done` takes its exit status. */
export function addDiff(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("diff")
    .description("show what a change opens and closes, with a packet and both deciding rules")
    .argument("<BASE>", "what was before the change: a cdk.tf.json, a plan, a state, or a folder")
    .argument(
      "[HEAD]",
      "what is after it; - for standard input. Without it, BASE is a plan and shows both",
    )
    .addOption(siteOption(streams))
    .option("--base-site <FILE>", "the site file that held for BASE, if it was another one")
    .addOption(deploymentsOption("compare this deployment alone"))
    .addOption(besidePlanOption("the plan (HEAD, where there are two)"))
    .addOption(sensitiveOption());
  addReportOptions(command)
    .addHelpText("after", STATUS)
    .action(async (base: string, head: string | undefined, options: DiffCommand.DiffOptions) => {
      const isNamed = command.getOptionValueSource("site") !== "default";
      done(
        await (isNamed || (head !== undefined && existsSync(options.site))
          ? withSite(base, head, options, streams)
          : withoutSite(base, head, options, streams)),
      );
    });
}

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when chosen */

function withSite(
  base: string,
  head: string | undefined,
  options: DiffCommand.DiffOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  const { diff } = require("./diff-command") as typeof DiffCommand;
  return diff(base, head, options, streams);
}

function withoutSite(
  base: string,
  head: string | undefined,
  options: DiffCommand.DiffOptions,
  streams: Streams,
): Promise<0 | 1 | 2> {
  const { diffShown } = require("./diff-shown") as typeof DiffShown;
  return diffShown([base, ...(head === undefined ? [] : [head])], options, streams);
}

/* eslint-enable @typescript-eslint/no-require-imports */

// `edge-firewall diff` on the command line.
import type { Command } from "commander";

import type * as DiffCommand from "./diff-command";
import { addReportOptions } from "../outputs/report-options";
import { sensitiveOption, siteOption } from "../inputs/input-options";
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
    .argument("<BASE>", "the configurations before the change: a cdk.tf.json or a folder")
    .argument("<HEAD>", "the configurations after it; - for standard input")
    .addOption(siteOption(streams))
    .option("--base-site <FILE>", "the site file that held for BASE, if it was another one")
    .addOption(deploymentsOption("compare this deployment alone"))
    .addOption(sensitiveOption());
  addReportOptions(command)
    .addHelpText("after", STATUS)
    .action(async (base: string, head: string, options: DiffCommand.DiffOptions) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
      const { diff } = require("./diff-command") as typeof DiffCommand;
      done(await diff(base, head, options, streams));
    });
}

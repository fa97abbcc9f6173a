// `edge-firewall check` on the command line.
import type { Command } from "commander";

import {
  configurationOption,
  pathsArgument,
  pathsBeside,
  sensitiveOption,
  siteOption,
  warnBeforeOption,
} from "../inputs/input-options";
import { addReportOptions } from "../outputs/report-options";
import { deploymentsOption } from "../repeated-options";
import type { Streams } from "../streams";
import type * as CheckCommand from "./check-command";

export const CHECK_STATUS = `
Exit status:
  0  proven: every documented flow is open, and nothing else is
  1  refuted: something documented is closed, or something undocumented is open
  2  not decided: unproven or not understood, unreadable input, bad arguments`;

/** Adds the command; `done` takes its exit status. */
export function addCheck(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("check")
    .description("prove the stacks of a site, or show what is wrong with them")
    .addArgument(pathsArgument())
    .addOption(siteOption(streams))
    .addOption(deploymentsOption("check this deployment alone"))
    .addOption(configurationOption())
    .addOption(warnBeforeOption())
    .addOption(sensitiveOption());
  addReportOptions(command)
    .addHelpText("after", CHECK_STATUS)
    .action(async (paths: readonly string[], options: CheckCommand.CheckOptions) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
      const { check } = require("./check-command") as typeof CheckCommand;
      done(await check(pathsBeside(options, command, paths), options, streams));
    });
}

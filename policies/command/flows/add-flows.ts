// `edge-firewall flows` on the command line.
import { type Command, Option } from "commander";

import { LISTING_FORMATS } from "../../report/format-names";
import { siteOption } from "../inputs/input-options";
import { deploymentsOption } from "../repeated-options";
import type { Streams } from "../streams";
import type * as FlowsCommand from "./flows-command";

/** Of the commands that list and prove nothing. */
export const LISTING_STATUS = `
Exit status:
  0  listed; nothing is proven
  2  unreadable input, unknown names, bad arguments`;

/** Adds the command; `done` takes its exit status. */
export function addFlows(program: Command, streams: Streams, done: (status: number) => void): void {
  program
    .command("flows")
    .description("list the flows that a site selects, why, and the rows that it leaves out")
    .addOption(siteOption(streams))
    .addOption(deploymentsOption("list this deployment alone"))
    .addOption(
      new Option("-f, --format <FORMAT>", "how to list them")
        .choices(LISTING_FORMATS)
        .default("text"),
    )
    .addHelpText("after", LISTING_STATUS)
    .action((options: FlowsCommand.FlowsOptions) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
      const { listFlows } = require("./flows-command") as typeof FlowsCommand;
      done(listFlows(options, streams));
    });
}

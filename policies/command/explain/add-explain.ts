// `edge-firewall explain` on the command line.
import { type Command, Option } from "commander";

import { LOOKUP_FORMATS } from "../../report/format-names";
import type * as ExplainCommand from "./explain-command";
import {
  configurationOption,
  pathsArgument,
  pathsBeside,
  sensitiveOption,
  siteOption,
} from "../inputs/input-options";
import { deploymentsOption } from "../repeated-options";
import type { Streams } from "../streams";

const STATUS = `
Exit status:
  0  explained, and every answer is certain: open or closed
  2  some answer is not known, the configuration is not understood, unreadable input, bad arguments`;

/** Adds the command; `done` takes its exit status. */
export function addExplain(
  program: Command,
  streams: Streams,
  done: (status: number) => void,
): void {
  const command = program
    .command("explain")
    .description("show which rule decides some packets, and which documented flow they are")
    .addArgument(pathsArgument())
    .requiredOption("--from <END>", "who starts: a role, a peer, an address or prefixes")
    .requiredOption("--to <END>", "whose ports these are: a role, a peer, an address or prefixes")
    .option("-p, --protocol <PROTOCOL>", "tcp, udp, icmp, …, a number, or any", "tcp")
    .option("--port <PORT>", "destination port, or first-last; without it every port")
    .option("--source-port <PORT>", "source port, or first-last; without it every port")
    .addOption(
      new Option("--direction <DIRECTION>", "in at --to, or out at --from").choices(["in", "out"]),
    )
    .addOption(siteOption(streams))
    .addOption(deploymentsOption("ask about this deployment alone"))
    .addOption(sensitiveOption())
    .addOption(configurationOption())
    .addOption(
      new Option("-f, --format <FORMAT>", "how to answer").choices(LOOKUP_FORMATS).default("text"),
    )
    .addHelpText("after", STATUS)
    .action(async (paths: readonly string[], options: ExplainCommand.ExplainOptions) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
      const { explainPackets } = require("./explain-command") as typeof ExplainCommand;
      done(await explainPackets(pathsBeside(options, command, paths), options, streams));
    });
}

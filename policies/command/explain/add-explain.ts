// `edge-firewall explain` on the command line.
import { existsSync } from "node:fs";

import { type Command, Option } from "commander";

import { LOOKUP_FORMATS } from "../../report/format-names";
import type * as ExplainCommand from "./explain-command";
import type * as ExplainShown from "./explain-shown-command";
import {
  configurationOption,
  pathsArgument,
  pathsBeside,
  SITE_VARIABLE,
  sensitiveOption,
  siteOption,
} from "../inputs/input-options";
import { holdsShown } from "../inputs/holds-shown";
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
    .option("--gate <GATE>", "without a site: ask this gate, by its name, id, group or network")
    .option("--tags <TAGS>", "without a site: ask the Google machines that carry just these tags")
    .option("--service-account <EMAIL>", "without a site: … that run as this account")
    .addOption(deploymentsOption("ask about this deployment alone"))
    .addOption(sensitiveOption())
    .addOption(configurationOption())
    .addOption(
      new Option("-f, --format <FORMAT>", "how to answer").choices(LOOKUP_FORMATS).default("text"),
    )
    .addHelpText("after", STATUS)
    .action(async (paths: readonly string[], options: ExplainCommand.ExplainOptions) => {
      const named = pathsBeside(options, command, paths);
      done(
        await (needsSite(command, options, named, streams)
          ? withSite(named, options, streams)
          : withoutSite(named, options, streams)),
      );
    });
}

/** A site that is named holds; without one, a plan or state is asked by what it shows itself. */
function needsSite(
  command: Command,
  { site, deployment, configuration }: ExplainCommand.ExplainOptions,
  paths: readonly string[],
  { env }: Streams,
): boolean {
  const isNamed = command.getOptionValueSource("site") !== "default" || site === env[SITE_VARIABLE];
  return (
    isNamed ||
    deployment !== undefined ||
    configuration !== undefined ||
    !paths.some((path) => holdsShown(path) ?? !existsSync(site))
  );
}

/* eslint-disable @typescript-eslint/no-require-imports -- loaded when chosen */

function withSite(...given: Parameters<typeof ExplainCommand.explainPackets>): Promise<0 | 2> {
  const { explainPackets } = require("./explain-command") as typeof ExplainCommand;
  return explainPackets(...given);
}

function withoutSite(
  ...given: Parameters<typeof ExplainShown.explainShownPackets>
): Promise<0 | 2> {
  const { explainShownPackets } = require("./explain-shown-command") as typeof ExplainShown;
  return explainShownPackets(...given);
}

/* eslint-enable @typescript-eslint/no-require-imports */

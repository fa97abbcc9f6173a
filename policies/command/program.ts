// The command line: which commands and options there are, in the words of the help text. Runs nothing itself; a command's
// work is loaded when it is chosen, so that help and mistakes answer at once.
import { Argument, Command, CommanderError, Option } from "commander";

import { shown } from "../../modules/input/shown-text";
import { LISTING_FORMATS, LOOKUP_FORMATS } from "../report/format-names";
import { addAdopt } from "./adopt/add-adopt";
import { addDiff } from "./diff/add-diff";
import { addExplain } from "./explain/add-explain";
import { addInit } from "./init/add-init";
import type * as CheckCommand from "./check/check-command";
import type * as FlowsCommand from "./flows/flows-command";
import type * as LookupCommand from "./lookup/lookup-command";
import { formatOption, outputOption, reportOption } from "./options/report-option";
import { siteOption } from "./options/site-option";
import type { Streams } from "./streams";

const EXIT_STATUS = `
Exit status:
  0  proven: every documented flow is open, and nothing else is
  1  refuted: something documented is closed, or something undocumented is open
  2  not decided: unproven or not understood, unreadable input, bad arguments`;

const LISTING_STATUS = `
Exit status:
  0  listed; nothing is proven
  2  unreadable input, unknown names, bad arguments`;

/**
 * Parses the arguments and runs the command that they name.
 * @param argv the arguments after the program's name.
 * @returns the exit status.
 */
export async function runProgram(
  argv: readonly string[],
  version: string,
  streams: Streams,
): Promise<number> {
  let status = 0;
  /* eslint-disable @typescript-eslint/no-require-imports -- loaded when chosen */
  const program = makeProgram(version, streams, {
    check: async (paths, options) => {
      const { check } = require("./check/check-command") as typeof CheckCommand;
      status = await check(paths, options, streams);
    },
    flows: (options) => {
      const { listFlows } = require("./flows/flows-command") as typeof FlowsCommand;
      status = listFlows(options, streams);
    },
    lookup: (one, other, options) => {
      const { lookup, lookupPage } = require("./lookup/lookup-command") as typeof LookupCommand;
      status =
        other === undefined
          ? lookupPage(one, options, streams)
          : lookup([one, other], options, streams);
    },
  });
  /* eslint-enable @typescript-eslint/no-require-imports */
  const done = (outcome: number): void => {
    status = outcome;
  };
  addDiff(program, streams, done);
  addExplain(program, streams, done);
  addInit(program, streams, done);
  addAdopt(program, streams, done);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // A mistake on the command line decides nothing: 2, where commander would say 1.
    return error.exitCode === 0 ? 0 : 2;
  }
  return status;
}

/** What each command runs. */
interface Runners {
  readonly check: (paths: readonly string[], options: CheckCommand.CheckOptions) => Promise<void>;
  readonly flows: (options: FlowsCommand.FlowsOptions) => void;
  readonly lookup: (one: string, other: string | undefined, options: LookupCommand.LookupOptions) => void;
}

function makeProgram(version: string, streams: Streams, run: Runners): Command {
  const program = new Command("edge-firewall");
  program
    .description(
      "Proves, from Terraform documents alone, that every documented flow of an Edge deployment is open and nothing else is.",
    )
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
    })
    .addHelpText("after", EXIT_STATUS);
  addCheck(program, streams, run);
  addFlows(program, streams, run);
  addLookup(program, run);
  addHelp(program);
  return program;
}

/** In place of commander's own, which takes help that was asked for as a mistake where the status is not known yet. */
function addHelp(program: Command): void {
  program
    .command("help")
    .description("print the help of a command")
    .argument("[COMMAND]", "one of the others")
    .action((name: string | undefined) => {
      const { commands } = program;
      const about = name === undefined ? program : commands.find((it) => it.name() === name);
      if (about === undefined)
        program.error(
          `error: there is no command \`${shown(name ?? "")}\`; allowed: ${commands.map((it) => it.name()).join(", ")}; name one of these`,
        );
      about.outputHelp();
    });
}

function addCheck(program: Command, streams: Streams, { check }: Runners): void {
  program
    .command("check")
    .description("prove the stacks of a site, or show what is wrong with them")
    .addArgument(
      new Argument(
        "[PATH...]",
        "a cdk.tf.json, a folder such as cdktf.out, or - for standard input",
      ).default(["cdktf.out"], "cdktf.out"),
    )
    .addOption(siteOption(streams))
    .option("-d, --deployment <NAME>", "check this deployment alone")
    .addOption(formatOption())
    .addOption(outputOption())
    .addOption(reportOption())
    .addHelpText("after", EXIT_STATUS)
    .action(check);
}

function addFlows(program: Command, streams: Streams, { flows }: Runners): void {
  program
    .command("flows")
    .description("list the flows that a site selects, why, and the rows that it leaves out")
    .addOption(siteOption(streams))
    .option("-d, --deployment <NAME>", "list this deployment alone")
    .addOption(
      new Option("-f, --format <FORMAT>", "how to list them")
        .choices(LISTING_FORMATS)
        .default("text"),
    )
    .addHelpText("after", LISTING_STATUS)
    .action(flows);
}

function addLookup(program: Command, { lookup }: Runners): void {
  program
    .command("lookup")
    .description(
      "show the documented flows between two roles, such as access and clients, or the tables of a page",
    )
    .argument(
      "<WHAT>",
      "a role (an interface or a peer), or what names a page: asset id, short name, URL, title, port",
    )
    .argument("[ROLE]", "the other end, where the first is a role")
    .addOption(
      new Option("-f, --format <FORMAT>", "how to show them")
        .choices(LOOKUP_FORMATS)
        .default("text"),
    )
    .addHelpText("after", LISTING_STATUS)
    .action(lookup);
}

// `edge-firewall init` on the command line.
import { type Command, Option } from "commander";

import { addDraftOptions, addGoogleTargets, NOT_GIVEN } from "../drafts/draft-options";
import type * as InitCommand from "./init-command";
import type { InitOptions } from "./init-options";
import { collect } from "../repeated-options";
import type { Streams } from "../streams";

const STATUS = `
At a terminal, what no flag says is asked for; elsewhere it is left blank in the file, and listed. Nothing is invented, and
nothing is opened to \`any\` unless you say so.

Exit status:
  0  written, and complete: it loads without errors
  1  written, with blanks left to fill in; they are listed
  2  not written: bad arguments, or a file that is there already`;

/** Adds the command; `done` takes its exit status. */
export function addInit(program: Command, streams: Streams, done: (status: number) => void): void {
  const command = program
    .command("init")
    .description("write a commented site file, by asking or from flags")
    .addOption(
      new Option("--cloud <CLOUD>", "a cloud of the site (repeatable)")
        .choices(["azure", "google"])
        .argParser(collect),
    )
    .option("--deployment <CLOUD=NAME>", "name of a cloud's deployment and stack", collect);
  addDraftOptions(command);
  addSettings(command).addHelpText("after", STATUS);
  command.action(async (options: Partial<InitOptions> & { readonly output: string }) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
    const { init } = require("./init-command") as typeof InitCommand;
    done(await init({ ...NONE, ...options }, streams));
  });
}

/** Settings of the clouds. */
function addSettings(command: Command): Command {
  command
    .option("--resource-group <NAME>", "Azure: resource group of the security group")
    .option("--location <REGION>", "Azure: region")
    .option("--subnet <ID>", "Azure: a subnet to attach to (repeatable)", collect)
    .option(
      "--network-interface <ID>",
      "Azure: a network interface to attach to (repeatable)",
      collect,
    )
    .addOption(
      new Option("--subnets <KIND>", "Azure: who else lives in the subnets").choices([
        "dedicated",
        "shared",
      ]),
    )
    .option("--project <ID>", "Google: project of the network")
    .option("--region <REGION>", "Google: region")
    .option("--network <NAME>", "Google: VPC network, of the external side where there are two")
    .option("--internal-network <NAME>", "Google: VPC network of the internal side")
    .option("--internal-subnet <ID>", "Azure: subnet of the internal side");
  return addGoogleTargets(command);
}

/** What `init` goes by where an option is not given. */
const NONE = {
  ...NOT_GIVEN,
  ...{ cloud: [], deployment: [], subnet: [], networkInterface: [] },
};

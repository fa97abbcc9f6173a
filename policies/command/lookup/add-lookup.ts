// `edge-firewall lookup` on the command line.
import { type Command, Option } from "commander";

import { LOOKUP_FORMATS } from "../../report/format-names";
import { LISTING_STATUS } from "../flows/add-flows";
import type { Streams } from "../streams";
import type * as LookupCommand from "./lookup-command";

/** Adds the command; `done` takes its exit status. */
export function addLookup(
  program: Command,
  streams: Streams,
  done: (status: number) => void,
): void {
  program
    .command("lookup")
    .description("show the documented flows between two roles, such as access and clients")
    .argument("<ROLE>", "an interface or a peer")
    .argument("<ROLE>", "the other end")
    .addOption(
      new Option("-f, --format <FORMAT>", "how to show them")
        .choices(LOOKUP_FORMATS)
        .default("text"),
    )
    .addHelpText("after", LISTING_STATUS)
    .action((one: string, other: string, options: LookupCommand.LookupOptions) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
      const { lookup } = require("./lookup-command") as typeof LookupCommand;
      done(lookup([one, other], options, streams));
    });
}

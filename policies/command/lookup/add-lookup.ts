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
    .description(
      "show the documented flows between two roles, such as access and clients, or the tables of a page",
    )
    .argument(
      "<WHAT>",
      "a role (an interface or a peer), or what names a page: asset id, short name, URL, words of its title; or a port",
    )
    .argument("[ROLE]", "the other end, where the first is a role")
    .addOption(
      new Option("-f, --format <FORMAT>", "how to show them")
        .choices(LOOKUP_FORMATS)
        .default("text"),
    )
    .addHelpText("after", LISTING_STATUS)
    .action((one: string, other: string | undefined, options: LookupCommand.LookupOptions) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when chosen
      const { isPort, lookup, lookupPage } = require("./lookup-command") as typeof LookupCommand;
      if (other === undefined) done(lookupPage(one, options, streams));
      else if (isPort(one, other)) done(lookupPage(`${one} ${other}`, options, streams));
      else done(lookup([one, other], options, streams));
    });
}

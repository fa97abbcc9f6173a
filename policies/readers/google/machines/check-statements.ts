// What the site states of tags and accounts (`assume`), held against a machine that carries them.
import type { StatedContents } from "../../rules/stated-contents";
import { shown } from "./check-interface";
import { DEFAULT_ACCOUNT } from "./service-accounts";
import type { Sighting } from "./sightings";

export function checkStatements(
  { machine, seen, inNetwork, holds }: Sighting,
  stated: StatedContents,
): void {
  if (inNetwork === "different") return;
  const { block, tags, accounts } = machine;
  const [held] = holds;
  const named = accounts.names.filter((name) => name !== DEFAULT_ACCOUNT);
  const besides = [
    ...stated.edgeLeavesOut("tags", tags.names),
    ...stated.edgeLeavesOut("accounts", named),
  ];
  if (held !== undefined && besides.length > 0) {
    block.report(
      `the machine has an address of the Edge interface \`${held.end.role}\` and carries or runs as \`${besides.join("`, `")}\`, which \`assume.edgeMachines\` of the site leaves out`,
      "add it to `assume.edgeMachines`, or take it from the machine",
    );
  }
  for (const address of seen.addresses.shown) {
    const elsewhere = [
      ...stated.contradictedBy("networkTags", tags.names, address),
      ...stated.contradictedBy("serviceAccounts", named, address),
    ];
    if (elsewhere.length === 0) continue;
    block.report(
      `the machine carries or runs as \`${elsewhere.join("`, `")}\`, and what \`assume\` of the site states of it leaves out the machine's address ${shown(address)}`,
      "add the address to the statement, or take the tag or account from the machine",
    );
    return;
  }
}

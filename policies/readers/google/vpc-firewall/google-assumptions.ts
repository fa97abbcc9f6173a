// What the gates of a Google deployment rest on besides the source.
import type { ReadingNotes } from "../../reading-notes";
import type { StatedContents } from "../../rules/stated-contents";

export function assumeForGoogle(
  byAccount: boolean,
  { noRulesAbove }: StatedContents,
  notes: ReadingNotes,
): void {
  notes.assume(
    noRulesAbove
      ? "the site states that no hierarchical, system or network firewall policy of Google Cloud acts on these machines"
      : "no hierarchical, system or network firewall policy of Google Cloud acts on these machines",
  );
  notes.assume(
    "the metadata server (169.254.169.254), which is always open, is outside this proof",
  );
  notes.assume(
    byAccount
      ? "the Edge machines run as the service accounts of `targetServiceAccounts`"
      : "the Edge machines carry the network tags of `targetTags`",
  );
  notes.assume(
    "the network holds no VPC firewall rule of configurations that were not read which acts on these machines",
  );
}

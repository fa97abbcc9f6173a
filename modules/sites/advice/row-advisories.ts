// What a reader of the report should know about a row: that it is left out, which of its readings holds, how far the site
// narrows it, and what is odd about it.
import { farRoles, purposeOf } from "../../flows";
import type { FlowRow } from "../../flows";
import { endedService } from "../selection/ended-services";
import type { Peers, ReadRow } from "../selection/row-selection";
import type { Advisory, InterfaceReading } from "../site";

/** The reading that the site chose, and what it has at its far ends. */
interface RowContext {
  readonly interfaceReading: InterfaceReading;
  readonly peers: Peers;
}

type AdvisedRow = ReadRow & RowContext;

/** Advisories about every row that was read, selected or left out, in the order of the rows. */
export function adviseRows(read: readonly ReadRow[], context: RowContext): readonly Advisory[] {
  return read.flatMap((row) => adviseRow({ ...row, ...context }));
}

/** Advisories about one row, in a fixed order. */
function adviseRow(read: AdvisedRow): readonly Advisory[] {
  const { document, row, excluded } = read;
  const about = { document: document.id, row: row.row };
  const name = `row ${row.row} of ${document.id}`;
  if (excluded !== undefined) {
    const purpose = purposeOf(row);
    const message = `${name} is left out: ${excluded}`;
    return [{ id: "excluded-row", message, ...about, ...(purpose !== "" && { purpose }) }];
  }
  const messages: readonly (readonly [Advisory["id"], string | undefined])[] = [
    ["erratum", erratumWords(read)],
    ["obsolete", obsoleteWords(row)],
    ["narrowed", absentWords(read)],
    ["narrowed", widthWords(read)],
    ["anomaly", row.anomaly === undefined ? undefined : `is odd as printed: ${row.anomaly}`],
  ];
  return messages.flatMap(([id, words]) =>
    words === undefined ? [] : [{ id, message: `${name} ${words}`, ...about }],
  );
}

function erratumWords({ row, near, interfaceReading }: AdvisedRow): string | undefined {
  if (row.erratum === undefined) return undefined;
  const { corrected, evidence } = row.erratum;
  const choice = `bound to \`${near}\` (interfaceReading: ${interfaceReading})`;
  return `prints \`${row.near.printed}\` where \`${corrected}\` seems to be meant; ${choice}; ${evidence}`;
}

function obsoleteWords(row: FlowRow): string | undefined {
  const gone = row.obsolescence ?? endedService(row);
  if (gone === undefined) return undefined;
  const { what, since, citation } = gone;
  const value = row.obsolescence === undefined ? "exclude-all" : "exclude";
  return `is bound though its peer is gone: ${what} (since ${since}; ${citation}); \`obsolete: ${value}\` leaves it out`;
}

/** A row for several peers of which the site has not all. */
function absentWords({ row, peers: { absent } }: AdvisedRow): string | undefined {
  const roles = farRoles(row);
  const gone = roles.filter((role) => absent.has(role));
  if (gone.length === 0) return undefined;
  const left = roles.filter((role) => !absent.has(role));
  return `is for ${listed(roles)}; the site has no ${listed(gone)}, so it is bound to ${listed(left)} alone`;
}

/** "Any (can be defined as …)": both readings are documented, and the site's addresses choose. */
function widthWords({ row, peers }: AdvisedRow): string | undefined {
  const { printed, canBe } = row.far;
  if (canBe === undefined) return undefined;
  const roles = farRoles(row).filter((role) => !peers.absent.has(role));
  const wide = roles.filter((role) => peers.any.has(role));
  const choice =
    wide.length > 0
      ? `the site leaves it at any (${listed(wide)})`
      : `the site narrows it to the addresses of ${listed(roles)}`;
  return `prints \`${printed}\`, which can be defined as ${canBe.join(", ")}; ${choice}`;
}

function listed(roles: readonly string[]): string {
  return roles.map((role) => `\`${role}\``).join(", ");
}

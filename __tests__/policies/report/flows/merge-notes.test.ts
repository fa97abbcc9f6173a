// Notes that differ in the row alone are one note.
import type { Advisory } from "../../../../modules/sites";
import { mergeNotes } from "../../../../policies/report/flows/merge-notes";

function erratum(row: number, document: string, says: string): Advisory {
  return { id: "erratum", message: `row ${row} of ${document} ${says}`, document, row };
}

test("rows of one document that say the same are told once, in order", () => {
  const notes = [
    erratum(4, "pic", "prints `access`"),
    erratum(4, "pic", "is obsolete"),
    erratum(5, "pic", "prints `access`"),
    erratum(6, "pic", "prints `access`"),
    erratum(5, "pic", "is obsolete"),
  ];
  expect(mergeNotes(notes)).toEqual([
    "row 4 (likewise 5, 6) of pic prints `access`",
    "row 4 (likewise 5) of pic is obsolete",
  ]);
});

test("other documents, other words and notes without a row stay as they are", () => {
  const plain: Advisory = { id: "note", message: "row 4 of nothing in particular" };
  const notes = [erratum(4, "pic", "x"), erratum(5, "nat", "x"), erratum(5, "pic", "y"), plain];
  expect(mergeNotes(notes)).toEqual(notes.map(({ message }) => message));
});

test("a note that two deployments share is told once without a list of one row", () => {
  const note = erratum(4, "pic", "x");
  expect(mergeNotes([note, note])).toEqual([note.message]);
});

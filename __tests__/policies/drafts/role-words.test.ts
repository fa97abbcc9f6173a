// Every far end of a shipped table has a sentence, and the glossary of the site file says the same.
import { readFileSync } from "node:fs";

import { farRoles, shippedDocuments } from "../../../modules/flows";
import { roleWords } from "../../../policies/drafts";

const GLOSSARY = readFileSync("docs/site-file.md", "utf8");
const ROLES = new Set(
  shippedDocuments().flatMap(({ rows }) => rows.flatMap((row) => farRoles(row))),
);

test.each([...ROLES])("%s", (role) => {
  const words = roleWords(role);
  expect(words).toBeDefined();
  const line = GLOSSARY.split("\n").find((text) => text.startsWith(`| \`${role}\``));
  expect(line).toContain(words);
});

test("nothing is made up for a role of somebody's own", () => {
  expect([roleWords("pbx"), roleWords("toString")]).toEqual([undefined, undefined]);
});

// Writes docs/documents: one page for each flow document that comes with the program, and their list. Run it after a
// change of the data: `npm run docs`. A test fails as long as the pages are behind.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import flows from "../modules/flows/index.ts";

const { documentPages } = flows;
const FOLDER = join(import.meta.dirname, "..", "docs", "documents");

mkdirSync(FOLDER, { recursive: true });
const pages = documentPages();
for (const name of readdirSync(FOLDER)) if (!pages.has(name)) rmSync(join(FOLDER, name));
for (const [name, text] of pages) writeFileSync(join(FOLDER, name), text);
console.log(`${pages.size} pages in docs/documents`);

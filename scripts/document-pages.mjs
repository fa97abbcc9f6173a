// Writes docs/documents, one page for each flow document that comes with the program, and their list; and docs/samples.md.
// Run it after a change of the data or the samples: `npm run docs`. Tests fail as long as the pages are behind.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sites from "../modules/sites/index.ts";
import pagesOfDocuments from "./document-pages/document-pages.ts";
import samplesPage from "./samples-page.ts";

const { documentPages } = pagesOfDocuments;
const ROOT = join(import.meta.dirname, "..");
const FOLDER = join(ROOT, "docs", "documents");
const SAMPLES = join(ROOT, "samples");

mkdirSync(FOLDER, { recursive: true });
const pages = documentPages();
for (const name of readdirSync(FOLDER)) if (!pages.has(name)) rmSync(join(FOLDER, name));
for (const [name, text] of pages) writeFileSync(join(FOLDER, name), text);
console.log(`${pages.size} pages in docs/documents`);

const samples = readdirSync(SAMPLES)
  .filter((file) => file.endsWith(".yaml"))
  .sort()
  .map((file) => ({
    name: file.slice(0, -".yaml".length),
    text: readFileSync(join(SAMPLES, file), "utf8"),
    site: sites.loadSite(join(SAMPLES, file)),
  }));
writeFileSync(join(ROOT, "docs", "samples.md"), samplesPage.samplesPage(samples));
console.log(`${samples.length} samples in docs/samples.md`);

// Plans and states in which the partners' prefix is sensitive: in the Google ones the ranges of some rules are marked, in the
// Azure one all rules of a group.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FOLDER = join(__dirname, "../../fixtures/sensitive");

/** The sensitive prefix of all fixtures. */
export const SECRET = "198.18.77.0/24";

/** What is in the prefix or beside it, also as a number. */
const TELLING = /198\.18\.77\.|198\.18\.76\.25[45]|198\.18\.78\.[01]\b|332308[89]\d\d\d/;

export const DEPLOYMENTS = { azure: "azure-westeurope", google: "google-europe-west4" } as const;

export type Cloud = keyof typeof DEPLOYMENTS;

export function fixture(file: string): string {
  return join(FOLDER, file);
}

/** A new folder; each function writes a file of it and gives its path. */
export function workFolder() {
  const folder = mkdtempSync(join(tmpdir(), "sensitive-"));
  const write = (name: string, text: string): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  return {
    folder,
    /** The site of a cloud, whose partners have these addresses. */
    site: (cloud: Cloud, partners = SECRET) =>
      write(
        `${cloud}.yaml`,
        readFileSync(fixture(`${cloud}-site.yaml`), "utf8").replaceAll(SECRET, partners),
      ),
    /** A fixture in which something is another text. */
    changed: (name: string, file: string, from: string, to: string) => {
      const text = readFileSync(fixture(file), "utf8");
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      return write(name, text.replaceAll(from, to));
    },
  };
}

/** What of the prefix some output tells; nothing where it keeps it to itself. */
export function toldBy(output: string): string | undefined {
  const [found] = TELLING.exec(output) ?? [];
  return found;
}

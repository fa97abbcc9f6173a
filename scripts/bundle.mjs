// One file of the program and all that it needs, as the command and the GitHub Action are bundled alike.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "..");

/** The same input gives the same bytes, wherever the packages lie. */
export const BUNDLE_OPTIONS = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  metafile: true,
  logLevel: "error",
  absWorkingDir: ROOT,
};

/** The licences of what the bundle holds of others. */
export function licenses({ inputs }) {
  // The innermost package, where one lies in another.
  const folders = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [],
  );
  const texts = [...new Set(folders)].map((name) => {
    const folder = join(ROOT, name);
    const { name: called, version, license } = packageIn(folder);
    return `${called} ${version} (${license})\n\n${licenseText(folder)}`;
  });
  return [...new Set(texts)].sort().join(`\n${"-".repeat(80)}\n\n`);
}

function packageIn(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function licenseText(folder) {
  for (const name of ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "License.md"]) {
    try {
      return readFileSync(join(folder, name), "utf8");
    } catch {
      // under another name
    }
  }
  return "";
}

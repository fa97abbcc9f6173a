// The constructs for cdktn, the continuation of cdktf with the same API, from the same sources: the compiled rooms that know
// the toolkit, once more under another name beside them, with the toolkit's name changed. All other rooms are shared.
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MODULES = join(import.meta.dirname, "..", "dist", "modules");
const ROOMS = ["azure", "google", "toolkit"];
/** What a compiled file or its types import; the toolkit's name, or a room that has a second form. */
const TOOLKIT = /(\b(?:require\(|import\(|from )")cdktf(?=["/])/g;
const ROOM = /(\b(?:require\(|import\(|from )"(?:\.\.\/)+)toolkit(?=["/])/g;

for (const room of ROOMS) {
  const copy = join(MODULES, `cdktn-${room}`);
  cpSync(join(MODULES, room), copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, withFileTypes: true })) {
    if (!/\.(js|d\.ts)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(TOOLKIT, "$1cdktn").replace(ROOM, "$1cdktn-toolkit"));
  }
}

// A real browser for tests of pages, where the machine has one.
import { existsSync } from "node:fs";

/** Where Chromium is usually found; `CHROMIUM_PATH` comes before. */
const USUAL = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser's program; nothing where there is none. */
export function chromiumPath(): string | undefined {
  const given = process.env["CHROMIUM_PATH"];
  return [...(given === undefined || given === "" ? [] : [given]), ...USUAL].find((path) =>
    existsSync(path),
  );
}

/** Without a sandbox, since machines of continuous integration often run as root; and without anything of its own that calls out. */
export const QUIET_FLAGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

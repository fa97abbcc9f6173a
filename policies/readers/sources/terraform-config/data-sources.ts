// Data sources that do more than read. Terraform runs them at every plan, so a document that holds one may change anything.
import { providersOf } from "../../harmless/judge-type";
import type { ReadingNotes } from "../../reading-notes";
import type { ConfigurationRoot } from "./configuration";
import { leadsElsewhere, mayAct } from "../shown/acting";
import { isMadeBy } from "./meta-arguments";
import { objectsAt } from "./objects-at";
import type { Path } from "../../resources/source-file";

/** Reports data sources, at the top or inside `check`, that may act. */
export function checkDataSources({ root }: ConfigurationRoot, notes: ReadingNotes): void {
  checkData(root["data"], ["data"], notes);
  for (const [checks, path] of objectsAt(root["check"], ["check"], notes)) {
    for (const [name, check] of Object.entries(checks)) {
      if (name === "//") continue;
      for (const [body, below] of objectsAt(check, [...path, name], notes))
        checkData(body["data"], [...below, "data"], notes);
    }
  }
}

function checkData(value: unknown, at: Path, notes: ReadingNotes): void {
  if (value === undefined) return;
  for (const [data, path] of objectsAt(value, at, notes)) {
    for (const type of Object.keys(data)) {
      if (type === "//") continue;
      if (!mayAct(type)) {
        checkMaker(type, data[type], [...path, type], notes);
        continue;
      }
      notes.report({
        message: `\`data.${type}\` is not known to read only; it may run a program or send a request that changes anything`,
        remedy: "take it out, or move it to a configuration of its own",
        path: [...path, type],
      });
    }
  }
}

/** Data of another provider than the type's own is not only read, for all that is known. */
function checkMaker(type: string, named: unknown, at: Path, notes: ReadingNotes): void {
  for (const [names, path] of objectsAt(named, at, notes)) {
    for (const [name, value] of Object.entries(names)) {
      if (name === "//") continue;
      for (const [body, below] of objectsAt(value, [...path, name], notes)) {
        if (isMadeBy({ body }, providersOf(type))) continue;
        notes.report({
          message: `\`provider\` is not the one that \`data.${type}\` is known from, so that nothing is known of what it does`,
          remedy: `use ${providersOf(type).join(" or ")}, or an alias of it`,
          path: [...below, "provider"],
        });
      }
    }
  }
}

/** Reports provider blocks that talk to another service than the cloud's own, or that run programs. */
export function checkProviderBlocks({ root }: ConfigurationRoot, notes: ReadingNotes): void {
  for (const [providers, path] of objectsAt(root["provider"], ["provider"], notes)) {
    for (const [name, value] of Object.entries(providers)) {
      if (name === "//") continue;
      for (const [provider, below] of objectsAt(value, [...path, name], notes))
        checkProvider(name, provider, below, notes);
    }
  }
}

function checkProvider(
  name: string,
  provider: Readonly<Record<string, unknown>>,
  path: Path,
  notes: ReadingNotes,
): void {
  for (const [key, value] of Object.entries(provider)) {
    if (!leadsElsewhere(key, value)) continue;
    notes.report({
      message: `the provider \`${name}\` is led elsewhere by \`${key}\``,
      remedy: "remove it: the proof holds for the public cloud's own API",
      path: [...path, key],
    });
  }
}

// What the site's author states about things that no source shows (`assume` in the site file), handed out where a rule
// names them. Each use is noted, because a verdict lists every statement that it rests on.
import { nearest } from "../../../modules/input";
import { addressesOverlap, formatRanges, type Prefix } from "../../../modules/packets";
import type { Assumptions, Deployment, StatedContents as Statement } from "../../../modules/sites";
import { type Addresses, type Bounds, exactly, NO_ADDRESSES } from "./match";
import type { TextList } from "../resources/field";
import { idKey } from "../resources/template-text";
import type { ReadingNotes } from "../reading-notes";

type Kind = "serviceTags" | "applicationSecurityGroups" | "networkTags" | "serviceAccounts";

const WORDS: Readonly<Record<Kind, string>> = {
  serviceTags: "the service tag",
  applicationSecurityGroups: "the application security group",
  networkTags: "the network tag",
  serviceAccounts: "the service account",
};

const KINDS = Object.keys(WORDS) as readonly Kind[];

/** Prefixes shown of one statement; a report is no place for four thousand. */
const SHOWN = 8;

export class StatedContents {
  readonly #assume: Assumptions | undefined;
  readonly #notes: ReadingNotes;
  readonly #contents: ReadonlyMap<Kind, ReadonlyMap<string, Bounds<Addresses>>>;
  readonly #used = new Set<string>();
  /** Names that rules use and nobody states, to tell what a mistyped statement may have meant. */
  readonly #asked = new Map<Kind, Set<string>>();

  constructor({ assume }: Pick<Deployment, "assume">, notes: ReadingNotes) {
    this.#assume = assume;
    this.#notes = notes;
    this.#contents = new Map(KINDS.map((kind) => [kind, boundsOf(kind, assume?.[kind])]));
  }

  /** The exact contents that the site states; `undefined` where it states none. */
  contents(kind: Kind, name: string): Bounds<Addresses> | undefined {
    const key = keyOf(kind, name);
    const stated = this.#contents.get(kind)?.get(key);
    if (stated === undefined) {
      const asked = this.#asked.get(kind) ?? new Set<string>();
      this.#asked.set(kind, asked.add(name));
      return undefined;
    }
    if (!this.#used.has(`${kind} ${key}`)) {
      this.#used.add(`${kind} ${key}`);
      const text = describe(stated.certain);
      this.#notes.assume(`the site states that ${WORDS[kind]} \`${name.trim()}\` holds ${text}`);
    }
    return stated;
  }

  /** Whether the site states that Edge machines carry none of these network tags. */
  edgeCarriesNone({ known, complete }: TextList): boolean {
    const all = this.#assume?.edgeTags;
    if (all === undefined || !complete || known.some((tag) => all.includes(tag))) return false;
    this.#notes.assume(
      `the site states that Edge machines carry no network tags but ${all.map((tag) => `\`${tag}\``).join(", ")}`,
    );
    return true;
  }

  /** Whether the site states that Edge machines run as none of these service accounts. */
  edgeRunsAsNone({ known, complete }: TextList): boolean {
    const all = this.#assume?.edgeServiceAccounts?.map((account) => account.toLowerCase());
    if (all === undefined || !complete) return false;
    if (known.some((account) => all.includes(account.toLowerCase()))) return false;
    this.#notes.assume(
      `the site states that Edge machines run as no service account but ${all.map((one) => `\`${one}\``).join(", ")}`,
    );
    return true;
  }

  /** What of a declared Edge machine's tags, or of its account, the site's statement about all of them leaves out. */
  edgeLeavesOut(kind: "tags" | "accounts", names: readonly unknown[]): readonly string[] {
    const all = kind === "tags" ? this.#assume?.edgeTags : this.#assume?.edgeServiceAccounts;
    if (all === undefined) return [];
    return names.filter((name) => !all.includes(name as string)).map(String);
  }

  /** Those of a declared machine's tags or accounts that the site states to be at other addresses only. */
  contradictedBy(
    kind: "networkTags" | "serviceAccounts",
    names: readonly unknown[],
    { family, first, last }: Prefix,
  ): readonly string[] {
    const stated = this.#contents.get(kind);
    return names.map(String).filter((name) => {
      const contents = stated?.get(keyOf(kind, name));
      return (
        contents !== undefined && !addressesOverlap(contents.certain[family], [{ first, last }])
      );
    });
  }

  get noRulesAbove(): boolean {
    return this.#assume?.noRulesAbove === true;
  }

  /** Advises of statements that no rule of the source makes use of. */
  adviseUnused(): void {
    for (const kind of KINDS) {
      const stated = [...(this.#assume?.[kind].keys() ?? [])];
      const isUsed = (name: string): boolean => this.#used.has(`${kind} ${keyOf(kind, name)}`);
      const named = [...(this.#asked.get(kind) ?? []), ...stated.filter(isUsed)];
      for (const name of stated) {
        if (isUsed(name)) continue;
        const meant = nearest(name, named);
        const hint = meant === undefined ? "" : `; did you mean \`${meant}\`?`;
        this.#notes.advise(`\`assume.${kind}\` states \`${name}\`, which no rule names${hint}`);
      }
    }
  }
}

function boundsOf(
  kind: Kind,
  stated: Statement | undefined,
): ReadonlyMap<string, Bounds<Addresses>> {
  return new Map(
    [...(stated ?? [])].map(([name, parts]) => {
      const addresses = parts.reduce<Addresses>(
        (sum, { family, ranges }) => ({ ...sum, [family]: ranges }),
        NO_ADDRESSES,
      );
      return [keyOf(kind, name), exactly(addresses)];
    }),
  );
}

/** Tags and accounts are written in one way, ids in several. */
function keyOf(kind: Kind, name: string): string {
  return kind === "applicationSecurityGroups" ? idKey(name) : name;
}

function describe(addresses: Addresses): string {
  const texts = ([4, 6] as const).flatMap((family) => formatRanges(family, addresses[family]));
  if (texts.length === 0) return "no address at all";
  const rest = texts.length > SHOWN ? ` and ${texts.length - SHOWN} more` : "";
  return `exactly ${texts.slice(0, SHOWN).join(", ")}${rest}`;
}

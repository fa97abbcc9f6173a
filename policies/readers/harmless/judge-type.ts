// What the table says of a resource type: harmless, refused, or nothing. Names in full come before patterns, patterns
// that say more of the name before others, and a refusal before what is harmless.
import { AZURE_APPS } from "./azure-apps";
import { AZURE_DATA } from "./azure-data";
import { AZURE_MACHINES } from "./azure-machines";
import { AZURE_MANAGEMENT } from "./azure-management";
import { AZURE_NETWORK } from "./azure-network";
import { AZURE_PLACES } from "./azure-places";
import { AZURE_REFUSED } from "./azure-refused";
import { GOOGLE_APPS } from "./google-apps";
import { GOOGLE_DATA } from "./google-data";
import { GOOGLE_MACHINES } from "./google-machines";
import { GOOGLE_MANAGEMENT } from "./google-management";
import { GOOGLE_NETWORK } from "./google-network";
import { GOOGLE_PLACES } from "./google-places";
import { GOOGLE_REFUSED } from "./google-refused";
import { NO_CLOUD, NO_CLOUD_REFUSED } from "./no-cloud";
import type { Service } from "./service";

/** Machines and networks: harmless, and what names in rules stand for rests on them. */
const PLACES: readonly Service[] = [...AZURE_PLACES, ...GOOGLE_PLACES];

/** All other services that open and close nothing. */
const HARMLESS: readonly Service[] = [
  ...AZURE_NETWORK,
  ...AZURE_MACHINES,
  ...AZURE_DATA,
  ...AZURE_APPS,
  ...AZURE_MANAGEMENT,
  ...GOOGLE_NETWORK,
  ...GOOGLE_MACHINES,
  ...GOOGLE_DATA,
  ...GOOGLE_APPS,
  ...GOOGLE_MANAGEMENT,
  ...NO_CLOUD,
];

const REFUSED: readonly Service[] = [...AZURE_REFUSED, ...GOOGLE_REFUSED, ...NO_CLOUD_REFUSED];

/** One row of the table. */
export interface Judgement extends Service {
  readonly is: "place" | "harmless" | "refused";
}

/** The whole table: refusals first. */
export const TABLE: readonly Judgement[] = [
  ...REFUSED.map((service) => ({ ...service, is: "refused" as const })),
  ...PLACES.map((service) => ({ ...service, is: "place" as const })),
  ...HARMLESS.map((service) => ({ ...service, is: "harmless" as const })),
];

interface Pattern {
  readonly pattern: RegExp;
  /** How much of the name it says before its first `*`. */
  readonly says: number;
  readonly judgement: Judgement;
}

const NAMED = new Map<string, Judgement>();
const PATTERNS: Pattern[] = [];

for (const judgement of TABLE) {
  for (const type of judgement.types) {
    if (!type.includes("*")) NAMED.set(type, judgement);
    else PATTERNS.push({ pattern: patternOf(type), says: type.indexOf("*"), judgement });
  }
}
PATTERNS.sort((one, other) => other.says - one.says);

/** A `*` is at least one character. */
function patternOf(type: string): RegExp {
  return new RegExp(`^${type.replaceAll("*", "\\w+")}$`);
}

/** Every row that speaks of the type as closely as any other does: the table is kept such that it is never more than one. */
export function rowsOf(type: string): readonly Judgement[] {
  const named = NAMED.get(type);
  if (named !== undefined) return [named];
  const matching = PATTERNS.filter(({ pattern }) => pattern.test(type));
  return matching
    .filter(({ says }) => says === matching[0]?.says)
    .map(({ judgement }) => judgement);
}

const JUDGED = new Map<string, Judgement | undefined>();

/** What the table says of the type; nothing where it does not know it. */
export function judgeType(type: string): Judgement | undefined {
  if (!JUDGED.has(type)) JUDGED.set(type, rowsOf(type)[0]);
  return JUDGED.get(type);
}

/** Whether the table says that the type opens and closes nothing by itself. */
export function isHarmless(type: string): boolean {
  return (judgeType(type)?.is ?? "refused") !== "refused";
}

/** The providers whose types are read or harmless, all of them HashiCorp's, by the names that Terraform gives them. */
export const KNOWN_PROVIDERS: ReadonlySet<string> = new Set(
  [...PLACES, ...HARMLESS].flatMap(({ types }) => types.flatMap(providersOf)),
);

/** The providers that make resources of the type; the first is the one that Terraform takes when none is named. */
export function providersOf(type: string): readonly string[] {
  const provider = type.split("_", 1)[0] ?? type;
  return provider === "google" ? [provider, "google-beta"] : [provider];
}

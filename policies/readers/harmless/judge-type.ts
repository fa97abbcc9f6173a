// What the table says of a resource type: harmless, refused, or nothing. Names in full come before patterns, patterns
// that say more of the name before others, and a refusal before what is harmless.
import { AZURE_APPS } from "./azure-apps";
import { AZURE_DATA } from "./azure-data";
import { AZURE_MACHINES } from "./azure-machines";
import { AZURE_MANAGEMENT } from "./azure-management";
import { AZURE_NETWORK } from "./azure-network";
import { AZURE_REFUSED } from "./azure-refused";
import { GOOGLE_APPS } from "./google-apps";
import { GOOGLE_DATA } from "./google-data";
import { GOOGLE_MACHINES } from "./google-machines";
import { GOOGLE_MANAGEMENT } from "./google-management";
import { GOOGLE_NETWORK } from "./google-network";
import { GOOGLE_REFUSED } from "./google-refused";
import { NO_CLOUD, NO_CLOUD_REFUSED } from "./no-cloud";
import type { Service } from "./service";

export const HARMLESS: readonly Service[] = [
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

export const REFUSED: readonly Service[] = [
  ...AZURE_REFUSED,
  ...GOOGLE_REFUSED,
  ...NO_CLOUD_REFUSED,
];

export interface Judgement {
  readonly is: "harmless" | "refused";
  readonly service: string;
  readonly reason: string;
}

const NAMED = new Map<string, Judgement>();
const PATTERNS: { readonly pattern: RegExp; readonly says: number; readonly judgement: Judgement }[] =
  [];

for (const [is, services] of [
  ["refused", REFUSED],
  ["harmless", HARMLESS],
] as const) {
  for (const { service, reason, types } of services) {
    for (const type of types) {
      const judgement = { is, service, reason };
      if (!type.includes("*")) NAMED.set(type, judgement);
      else PATTERNS.push({ pattern: patternOf(type), says: type.indexOf("*"), judgement });
    }
  }
}
PATTERNS.sort((one, other) => other.says - one.says);

/** A `*` is at least one character. */
function patternOf(type: string): RegExp {
  return new RegExp(`^${type.replaceAll("*", "\\w+")}$`);
}

/** Every judgement of the table that holds for the type as closely as any other does: never more than one. */
export function judgementsOf(type: string): readonly Judgement[] {
  const named = NAMED.get(type);
  if (named !== undefined) return [named];
  const matching = PATTERNS.filter(({ pattern }) => pattern.test(type));
  return matching
    .filter(({ says }) => says === matching[0]?.says)
    .map(({ judgement }) => judgement);
}

export function judgeType(type: string): Judgement | undefined {
  return judgementsOf(type)[0];
}

/** The providers whose types are harmless by the table, by the names that Terraform takes them to have. */
export const HARMLESS_PROVIDERS: ReadonlySet<string> = new Set(
  HARMLESS.flatMap(({ types }) => types.map((type) => type.slice(0, type.indexOf("_")))),
);

// Which versions of the clouds' providers a configuration may be applied with. Older ones mean something else by the same text,
// or refuse it; of those to come nobody knows.
import type { ReadingNotes } from "../../reading-notes";
import type { Path } from "../../resources/source-file";
import { asText, isAbsent, isObject } from "../../resources/values";
import {
  admittedVersions,
  compareVersions,
  isEmpty,
  parseVersion,
  reaches,
  type Version,
  type VersionRange,
} from "./version-constraint";

interface KnownVersions {
  readonly version: Version;
  readonly written: string;
  /** What is otherwise in older versions. */
  readonly because: string;
  /** The first major version whose schema nobody held against this reader. */
  readonly next: number;
}

const GOOGLE: KnownVersions = {
  version: [4, 49, 0],
  written: "4.49",
  because: "older ones refuse rules with source and destination ranges",
  next: 8,
};

/** The versions of each provider whose resources mean what is read here. */
const KNOWN: ReadonlyMap<string, KnownVersions> = new Map([
  [
    "azurerm",
    {
      version: [2, 0, 0],
      written: "2.0",
      because: "older ones attach security groups by arguments of subnets and interfaces",
      next: 6,
    },
  ],
  ["google", GOOGLE],
  ["google-beta", GOOGLE],
]);

/** One version constraint of a provider, and where it stands. */
export interface ProviderRequirement {
  /** `azurerm`, as the configuration calls it. */
  readonly provider: string;
  /** Absent where the configuration takes any version. */
  readonly constraint?: string;
  readonly path: Path;
}

/**
 * Reports providers that can only be too old, and assumes of the others that they are not. A provider that a dependency lock
 * file pins has that version.
 * @param locked versions by provider, from the lock file beside the configuration. @default none
 */
export function checkProviderVersions(
  requirements: readonly ProviderRequirement[],
  notes: ReadingNotes,
  locked: ReadonlyMap<string, string> = new Map(),
): void {
  for (const [provider, oldest] of KNOWN) {
    const own = requirements.filter((one) => one.provider === provider);
    const [first] = own;
    if (first !== undefined)
      check(provider, oldest, [first, ...own.slice(1)], notes, locked.get(provider));
  }
}

function check(
  provider: string,
  oldest: KnownVersions,
  requirements: readonly [ProviderRequirement, ...ProviderRequirement[]],
  notes: ReadingNotes,
  locked: string | undefined,
): void {
  const [{ path }] = requirements;
  const pinned = locked === undefined ? undefined : parseVersion(locked);
  if (pinned !== undefined) {
    if (compareVersions(pinned, oldest.version) >= 0) {
      assumeNothingNew(
        provider,
        oldest,
        { from: pinned, fromInclusive: true, to: pinned, toInclusive: true },
        notes,
      );
      return;
    }
    reportOld(provider, oldest, `locked at ${locked ?? ""}`, path, notes);
    return;
  }
  const texts = requirements.flatMap(({ constraint }) => constraint ?? []);
  const unread = requirements.find(
    ({ constraint }) => constraint !== undefined && admittedVersions(constraint) === undefined,
  );
  if (unread !== undefined) {
    notes.report({
      message: `\`${unread.constraint ?? ""}\` is not a version constraint of Terraform`,
      remedy: `write one such as \`>= ${oldest.written}\``,
      path: unread.path,
    });
    return;
  }
  // All constraints of a provider hold together.
  const range = admittedVersions(texts.length === 0 ? ">= 0" : texts.join(","));
  if (range === undefined || isEmpty(range)) {
    notes.report({
      message: `no version of the provider \`${provider}\` meets \`${texts.join(", ")}\``,
      remedy: "correct the version constraints: Terraform deploys nothing",
      path,
    });
    return;
  }
  if (!reaches(range, oldest.version)) {
    reportOld(provider, oldest, `required as \`${texts.join(", ")}\``, path, notes);
  } else if (compareVersions(range.from, oldest.version) < 0) {
    notes.assume(
      `the provider ${provider} is ${oldest.written} or newer (${oldest.because}; the configuration does not say)`,
    );
  }
  assumeNothingNew(provider, oldest, range, notes);
}

/** A newer major version may come out any day: no reason to refuse, but what the proof rests on. */
function assumeNothingNew(
  provider: string,
  { next }: KnownVersions,
  range: VersionRange,
  notes: ReadingNotes,
): void {
  if (reaches(range, [next, 0, 0]))
    notes.assume(
      `resources of the provider ${provider} mean in version ${next}, which the configuration admits, what they mean in ${next - 1}`,
    );
}

function reportOld(
  provider: string,
  { written, because }: KnownVersions,
  how: string,
  path: Path,
  notes: ReadingNotes,
): void {
  notes.report({
    message: `the provider \`${provider}\` is ${how}, which is before ${written}: ${because}`,
    remedy: `require ${written} or newer, and check again`,
    path,
  });
}

type Root = Readonly<Record<string, unknown>>;

/**
 * What a configuration requires of the providers of its resources: in `required_providers`, in the old way in `provider`, and
 * without a version where it says nothing.
 */
export function requirementsIn(root: Root): readonly ProviderRequirement[] {
  const used = providersInUse(root);
  const written = [...inTerraform(root), ...inProviders(root)].filter(({ provider }) =>
    used.has(provider.split("-")[0] ?? provider),
  );
  const silent = [...used]
    .filter((provider) => !written.some((one) => one.provider === provider))
    .map((provider): ProviderRequirement => ({ provider, path: [] }));
  return [...written, ...silent];
}

function inTerraform(root: Root): readonly ProviderRequirement[] {
  return objectsIn(root["terraform"], ["terraform"]).flatMap(([terraform, path]) =>
    objectsIn(terraform["required_providers"], [...path, "required_providers"]).flatMap(
      ([providers, below]) =>
        Object.entries(providers).map(([provider, requirement]) =>
          requirementOf(provider, isObject(requirement) ? requirement["version"] : requirement, [
            ...below,
            provider,
          ]),
        ),
    ),
  );
}

function inProviders(root: Root): readonly ProviderRequirement[] {
  return objectsIn(root["provider"], ["provider"]).flatMap(([providers, path]) =>
    Object.entries(providers).flatMap(([provider, value]) =>
      objectsIn(value, [...path, provider]).map(([body, below]) =>
        requirementOf(provider, body["version"], [...below, "version"]),
      ),
    ),
  );
}

function requirementOf(provider: string, version: unknown, path: Path): ProviderRequirement {
  if (isAbsent(version)) return { provider, path };
  return { provider, constraint: asText(version) ?? JSON.stringify(version), path };
}

/** Providers of the resources, by the beginning of their types. */
function providersInUse(root: Root): ReadonlySet<string> {
  return new Set(
    objectsIn(root["resource"], ["resource"]).flatMap(([types]) =>
      Object.keys(types).map((type) => type.split("_")[0] ?? type),
    ),
  );
}

/** The objects at a path; what else stands there is reported where it is read. */
function objectsIn(value: unknown, path: Path): readonly (readonly [Root, Path])[] {
  if (isObject(value)) return [[value, path]];
  return Array.isArray(value)
    ? value.flatMap((element: unknown, at) => (isObject(element) ? [[element, [...path, at]]] : []))
    : [];
}

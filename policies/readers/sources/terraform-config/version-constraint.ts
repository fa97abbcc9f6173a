// Terraform's version constraints (`>= 4.49, < 6.0`, `~> 3.5`), as the range of versions that they admit. No npm library reads
// them: `~>` there means another range, and conditions are not joined by commas.

export type Version = readonly [major: number, minor: number, patch: number];

/** Versions between two ends; an end that is not `inclusive` is left out itself. */
export interface VersionRange {
  readonly from: Version;
  readonly fromInclusive: boolean;
  /** Absent where there is no upper end. */
  readonly to?: Version;
  readonly toInclusive: boolean;
}

const EVERY_VERSION: VersionRange = { from: [0, 0, 0], fromInclusive: true, toInclusive: false };

const CONDITION =
  /^(=|!=|>=|<=|>|<|~>)?\s*v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

export function parseVersion(text: string): Version | undefined {
  const [, operator, ...parts] = CONDITION.exec(text.trim()) ?? [];
  return operator === undefined && parts[0] !== undefined ? versionOf(parts) : undefined;
}

function versionOf([major = "0", minor = "0", patch = "0"]: readonly (
  string | undefined
)[]): Version {
  return [Number(major), Number(minor), Number(patch)];
}

/** Every version that meets all conditions lies in the range; `undefined` for what Terraform does not read. */
export function admittedVersions(constraint: string): VersionRange | undefined {
  let range = EVERY_VERSION;
  for (const condition of constraint.split(",")) {
    const [matched, operator = "=", ...parts] = CONDITION.exec(condition.trim()) ?? [];
    if (matched === undefined) return undefined;
    range = narrowed(range, operator, versionOf(parts), parts.filter(isText).length);
  }
  return range;
}

function isText(part: string | undefined): boolean {
  return part !== undefined;
}

/** `parts`: how many numbers the condition writes. */
function narrowed(
  range: VersionRange,
  operator: string,
  version: Version,
  parts: number,
): VersionRange {
  switch (operator) {
    case "=":
      return below(above(range, version, true), version, true);
    case ">":
      return above(range, version, false);
    case ">=":
      return above(range, version, true);
    case "<":
      return below(range, version, false);
    case "<=":
      return below(range, version, true);
    case "~>": {
      const [major, minor] = version;
      const end: Version = parts < 3 ? [major + 1, 0, 0] : [major, minor + 1, 0];
      return below(above(range, version, true), end, false);
    }
    // `!=` takes single versions out, which makes no end of the range another one here.
    default:
      return range;
  }
}

function above(range: VersionRange, from: Version, fromInclusive: boolean): VersionRange {
  const order = compareVersions(from, range.from);
  if (order < 0 || (order === 0 && fromInclusive)) return range;
  return { ...range, from, fromInclusive };
}

function below(range: VersionRange, to: Version, toInclusive: boolean): VersionRange {
  const order = range.to === undefined ? -1 : compareVersions(to, range.to);
  if (order > 0 || (order === 0 && toInclusive)) return range;
  return { ...range, to, toInclusive };
}

export function compareVersions(a: Version, b: Version): number {
  const at = a.findIndex((number, index) => number !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

export function isEmpty({ from, fromInclusive, to, toInclusive }: VersionRange): boolean {
  if (to === undefined) return false;
  const order = compareVersions(from, to);
  return order > 0 || (order === 0 && !(fromInclusive && toInclusive));
}

/** Whether some version of the range is at least this one. */
export function reaches({ to, toInclusive }: VersionRange, least: Version): boolean {
  if (to === undefined) return true;
  const order = compareVersions(to, least);
  return order > 0 || (order === 0 && toInclusive);
}

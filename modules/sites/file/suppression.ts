// A finding that somebody has looked at and answers for until a day. It names one finding by its fingerprint, never a rule
// or a range, so that it cannot come to cover more than was looked at.
import type { Inspection } from "../../input";
import type { Suppression } from "../site";
import { checkExpiry, type Days } from "./expiry";
import type { WrittenSite } from "./written-site";

/** The entries of a site, checked. Those with wrong parts are left out; the inspection knows why. */
export function readSuppressions(
  { suppressions = [] }: WrittenSite,
  { today, soon }: Days,
  inspection: Inspection,
): readonly Suppression[] {
  const seen = new Map<string, number>();
  return suppressions.flatMap((written, index) => {
    if (written?.finding === undefined) return [];
    const path = ["suppressions", index];
    // The text itself: sixteen digits without a letter are a number to YAML.
    const finding = inspection.document.textOf([...path, "finding"]) ?? "";
    const { owner, reason, ticket, expires } = written;
    if (!/^[0-9a-f]{16}$/.test(finding)) {
      inspection.reportError([...path, "finding"], {
        message: "`finding` is not the fingerprint of a finding",
        allowed: "the 16 hexadecimal digits that reports print as the finding's fingerprint",
        remedy: "copy it from the report",
      });
      return [];
    }
    const what = `the suppression of finding \`${finding}\``;
    checkExpiry({ expires, what, short: "the entry" }, today, path, inspection);
    reportSecond(finding, index, seen, inspection);
    if (owner === undefined || reason === undefined || expires === undefined) return [];
    return [
      {
        finding,
        owner,
        reason,
        ...(ticket !== undefined && { ticket }),
        expires,
        ...(expires <= soon && { expiresSoon: true }),
        place: inspection.document.placeOf(path),
      },
    ];
  });
}

function reportSecond(
  finding: string,
  index: number,
  seen: Map<string, number>,
  inspection: Inspection,
): void {
  const first = seen.get(finding);
  if (first === undefined) {
    seen.set(finding, index);
    return;
  }
  inspection.reportError(["suppressions", index, "finding"], {
    message: `the same finding is suppressed twice, here and as number ${first + 1}`,
    remedy: "keep one of the two",
  });
}

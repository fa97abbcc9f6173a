// Version constraints in Terraform's own syntax.
import {
  admittedVersions,
  isEmpty,
  reaches,
} from "../../../../../policies/readers/sources/terraform-config/version-constraint";

/** Whether some version before 4.49.0 meets the constraint, and whether one from 4.49.0 on does. */
function around(constraint: string): string {
  const range = admittedVersions(constraint);
  if (range === undefined) return "not read";
  if (isEmpty(range)) return "none";
  const old = range.from[0] < 4 || (range.from[0] === 4 && range.from[1] < 49);
  return `${old ? "old" : ""} ${reaches(range, [4, 49, 0]) ? "new" : ""}`.trim();
}

test.each([
  ["4.49.0", "new"],
  ["= 4.48.0", "old"],
  ["v4.48.0", "old"],
  [">= 4.49", "new"],
  [">=4.49", "new"],
  ["> 4.48.9", "old new"],
  ["<= 4.49", "old new"],
  ["< 4.49", "old"],
  ["< 4.49.1", "old new"],
  ["~> 3.5", "old"],
  ["~> 3.57.0", "old"],
  ["~> 4.10", "old new"],
  ["~> 4.48.0", "old"],
  ["~> 4.49.0", "new"],
  ["~> 5.0", "new"],
  ["~> 3", "old"],
  ["!= 5.0.0", "old new"],
  [">= 3.0, < 4.0", "old"],
  [">= 3.0,<7.0", "old new"],
  [">= 4.49, < 7", "new"],
  [">= 3.0, ~> 4.50", "new"],
  ["4.48.0-beta1", "old"],
  [">= 5.0, < 4.0", "none"],
  ["> 4.0, < 4.0", "none"],
  ["> 4.0, <= 4.0", "none"],
  [">= 4.0, <= 4.0.0", "old"],
  ["^4.0", "not read"],
  ["4.x", "not read"],
  ["", "not read"],
  [">= 4.0 < 5.0", "not read"],
  [">= 4.0,", "not read"],
  ["${var.version}", "not read"],
  ["1.2.3.4", "not read"],
])("%s: %s", (constraint, admits) => {
  expect(around(constraint)).toBe(admits);
});

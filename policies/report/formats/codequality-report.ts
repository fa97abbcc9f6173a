// The report as GitLab's code quality JSON, which a merge request shows beside its changed lines.
import { createHash } from "node:crypto";

import { jsonText, printable } from "../text/printable";
import type { ReportModel } from "../model/report-model";
import { type Annotation, annotationsOf } from "./annotations";

interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

/** Every open finding; an empty list where there is none. */
export function renderCodeQuality(model: ReportModel): string {
  const seen = new Map<string, number>();
  return jsonText(
    annotationsOf(model).map((annotation) => {
      const count = seen.get(annotation.identity) ?? 0;
      seen.set(annotation.identity, count + 1);
      return issue(annotation, count);
    }),
  );
}

function issue(annotation: Annotation, repeated: number): CodeQualityIssue {
  const { level, rule, title, place, lines, identity } = annotation;
  const [message = "", ...others] = lines;
  return {
    description: [`${title}: ${message}`, ...others].map(printable).join("\n"),
    check_name: `edge-firewall/${rule}`,
    fingerprint: fingerprint(identity, repeated),
    severity: level === "error" ? "critical" : "major",
    location: {
      path: printable(place?.file ?? "edge-firewall"),
      lines: { begin: place?.line ?? 1 },
    },
  };
}

/** GitLab shows one issue of each fingerprint, so what is said again gets another. */
function fingerprint(identity: string, repeated: number): string {
  return createHash("sha256")
    .update(JSON.stringify([identity, repeated]))
    .digest("hex")
    .slice(0, 32);
}

// Plans that the real providers made: their verdicts, which no spelling of the same plan changes.
import { gzipSync } from "node:zlib";

import type { Plan } from "../../support/plans";
import {
  judged,
  recorded,
  RECORDED,
  type RecordedPlan,
  recordedText,
} from "../../support/recorded-plans";

/** Groups whose rules are not known before the apply leave a plan undecided. */
const UNDECIDED: readonly RecordedPlan[] = ["azure-modules"];
const PROVEN = RECORDED.filter((name) => !UNDECIDED.includes(name));

test.each(PROVEN)("%s is proven", (name) => {
  expect(judged(recorded(name), name)).toMatchObject({ verdict: "proven" });
});

const TEXTS: readonly [what: string, change: (text: string) => string | Uint8Array][] = [
  ["with a mark", (text) => Buffer.from(`\uFEFF${text}`)],
  ["as PowerShell redirects it", (text) => Buffer.from(`\uFEFF${text.replace(/\n/g, "\r\n")}`, "utf16le")],
  ["in UTF-16, big end first", (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
  ["in gzip", (text) => gzipSync(text)],
  ["indented", (text) => JSON.stringify(JSON.parse(text), null, 2)],
  ["of a provider named without its registry", (text) => text.replaceAll("registry.terraform.io/hashicorp/", "")],
  ["of OpenTofu's registry", (text) => text.replaceAll("registry.terraform.io", "registry.opentofu.org")],
  ...["0.1", "0.2", "1.0", "1.1", "1.9"].map((version): [string, (text: string) => string] => [
    `of format ${version}`,
    (text) => text.replaceAll(/"format_version":"[\d.]+"/g, `"format_version":"${version}"`),
  ]),
]; // prettier-ignore

test.each(TEXTS)("a plan %s has the same verdict", (_, change) => {
  for (const name of ["azure-first", "google-applied"] as const)
    expect(judged(change(recordedText(name)), name)).toMatchObject({ verdict: "proven" });
});

const SAME: readonly [what: string, change: (plan: Plan) => void][] = [
  ["the beta provider", (plan) => { for (const one of plan.resource_changes) one["provider_name"] = String(one["provider_name"]).replace(/google$/, "google-beta"); }],
  ["changes in another order", (plan) => { plan.resource_changes.reverse(); }],
  ["no flags, as before Terraform 1.8 and in OpenTofu", (plan) => { for (const key of ["complete", "applyable", "errored"]) Reflect.deleteProperty(plan, key); }],
  ["sensitive marks everywhere", (plan) => { for (const { change } of plan.resource_changes) if (change.after !== null) change.after_sensitive = Object.fromEntries(Object.keys(change.after).map((key) => [key, true])); }],
  ["a constraint of an old provider", (plan) => { for (const one of Object.values((plan.configuration as Record<string, unknown>)["provider_config"] as Record<string, { version_constraint?: string }>)) one.version_constraint = "~> 3.0"; }],
]; // prettier-ignore

test.each(SAME)("%s", (_, change) => {
  for (const name of ["azure-subscriptions", "google-first", "google-projects"] as const) {
    const plan = recorded(name);
    change(plan);
    expect(judged(plan, name)).toMatchObject({ verdict: "proven" });
  }
});

test.each(["example.com/acme/azurerm", "registry.terraform.io/acme/azurerm", undefined])(
  "nothing is known of what a provider %s does",
  (provider) => {
    const plan = recorded("azure-first");
    for (const one of plan.resource_changes) one["provider_name"] = provider;
    expect(judged(plan, "azure-first")).toMatchObject({ verdict: "undecided" });
  },
);

test("a group whose rules are not known is one finding, which says what would show them", () => {
  const { verdict, findings } = judged(recorded("azure-modules"), "azure-modules");
  expect(verdict).toBe("undecided");
  expect(findings.map(({ message }) => message)).toEqual(
    Array(2).fill(expect.stringContaining("`security_rule` is known after apply only")),
  );
  expect(findings.map(({ remedy }) => remedy)).toEqual(
    Array(2).fill(expect.stringContaining("`--configuration DIR`")),
  );
});

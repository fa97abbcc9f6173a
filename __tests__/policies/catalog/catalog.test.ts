import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { CATALOG } from "../../../policies/catalog";

const ROOT = join(__dirname, "../../..");
const page = readFileSync(join(ROOT, "docs/policies.md"), "utf8");

/** The paragraphs of the page by heading, on one line each. */
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [heading = "", ...lines] = section.split("\n");
    return { id: heading.replaceAll("`", "").trim(), text: lines.join(" ").replace(/\s+/g, " ") };
  });

test("the page describes every policy, in the order of the catalog", () => {
  expect(sections.map(({ id }) => id)).toEqual(CATALOG.map(({ id }) => id));
});

test.each(CATALOG.map((policy) => [policy.id, policy] as const))(
  "%s: page, file and test",
  (id, policy) => {
    const section = sections.find((one) => one.id === id)!.text;
    expect(section).toContain(policy.statement);
    expect(section).toContain(`**Why.** ${policy.why}`);
    expect(section).toContain(`**Citation.** ${policy.citation}`);
    expect(section).toContain("**How it works.**");
    expect(section).toContain("**What it does not cover.**");
    expect(existsSync(join(ROOT, `policies/catalog/${id}.ts`))).toBe(true);
    expect(readdirSync(__dirname)).toContain(`${id}.test.ts`);
  },
);

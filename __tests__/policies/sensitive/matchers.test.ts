// Sensitive values of plans and states in what the matchers say: used for every verdict, and printed only where somebody asks.
import { rmSync } from "node:fs";

import "../../../policies/jest";
import { type Cloud, DEPLOYMENTS, fixture, SECRET, toldBy, workFolder } from "./support";

const work = workFolder();

afterAll(() => {
  rmSync(work.folder, { recursive: true, force: true });
});

/** What the assertion says when it fails; empty when it holds. */
function said(assertion: () => void): string {
  try {
    assertion();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

const FILES: readonly (readonly [Cloud, string])[] = [
  ["azure", "azure-plan.json"],
  ["google", "google-plan.json"],
  ["google", "google-state.json"],
  ["google", "google-raw-state.json"],
];

describe.each(FILES)("a %s file, %s", (cloud, name) => {
  const subject = fixture(name);
  const options = { deployment: DEPLOYMENTS[cloud] };

  test("is exact with its values, whether or not they are shown", () => {
    const site = work.site(cloud, SECRET);
    expect(subject).toAdmitExactly(site, options);
    expect(subject).toAdmitExactly(site, { ...options, showSensitive: true });
  });

  test("keeps them out of messages until it is asked", () => {
    const site = work.site(cloud, "192.0.2.0/24");
    const exactly = (showSensitive?: boolean) =>
      said(() => {
        const more = showSensitive === undefined ? {} : { showSensitive };
        expect(subject).toAdmitExactly(site, { ...options, ...more });
      });
    for (const hidden of [exactly(), exactly(false)]) {
      expect(toldBy(hidden)).toBeUndefined();
      expect(hidden).toContain("(sensitive)");
    }
    expect(toldBy(exactly(true))).toBeDefined();
    expect(exactly(true)).not.toContain("(sensitive)");
  });

  test("keeps them out of comparisons until it is asked", () => {
    const site = work.site(cloud, SECRET);
    const other = work.changed(`other-${name}`, name, SECRET, "198.18.77.0/25");
    const same = (showSensitive: boolean) =>
      said(() => {
        expect(subject).toAdmitSameAs(other, site, { ...options, showSensitive });
      });
    expect(same(false)).toMatch(/\(sensitive\)/);
    expect(toldBy(same(false))).toBeUndefined();
    expect(toldBy(same(true))).toBeDefined();
  });
});

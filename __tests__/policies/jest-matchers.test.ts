import { rmSync } from "node:fs";
import { join } from "node:path";

import "../../policies/jest";
import { loadSite } from "../../modules/sites";
import { bothStacks, RDP, siteFolder, stackDocument, stackPath } from "../support/two-stacks";

const folder = siteFolder(bothStacks());
const site = join(folder, "edge.yaml");

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const exact = stackDocument("east");
const open = stackDocument("east", RDP);
const closed = stackDocument("east", { row3: undefined });
const strange = stackDocument("east", {}, { azapi_resource: { x: { type: "unknown" } } });

/** What the assertion says when it fails; empty when it holds. */
function said(assertion: () => void): string {
  try {
    assertion();
    return "";
  } catch (error) {
    return (error as Error).message;
  }
}

describe("which matcher holds for which document", () => {
  test("an exact one satisfies all", () => {
    expect(exact).toAdmitEvery(site);
    expect(exact).toAdmitNothingBeyond(site);
    expect(exact).toAdmitExactly(site);
  });

  test("one with a stray rule admits every flow, but more", () => {
    expect(open).toAdmitEvery(site);
    expect(open).not.toAdmitNothingBeyond(site);
    expect(open).not.toAdmitExactly(site);
  });

  test("one with a flow closed admits nothing beyond, but less", () => {
    expect(closed).not.toAdmitEvery(site);
    expect(closed).toAdmitNothingBeyond(site);
    expect(closed).not.toAdmitExactly(site);
  });

  test("one that is not understood satisfies neither a matcher nor its opposite", () => {
    expect(() => {
      expect(strange).toAdmitExactly(site);
    }).toThrow(/cannot be decided/);
    expect(() => {
      expect(strange).not.toAdmitExactly(site);
    }).toThrow(/cannot be decided/);
  });
});

describe("what may be judged", () => {
  test.each([
    ["a stack", { toTerraform: () => exact }],
    ["an object", exact],
    ["text", JSON.stringify(exact)],
    ["the path of a document", join(folder, stackPath("east"))],
    ["the path of a folder", join(folder, "cdktf.out")],
  ])("%s", (_, subject) => {
    expect(subject).toAdmitExactly(site);
  });

  test("a site that is loaded, and a deployment by name", () => {
    const loaded = loadSite(site);
    expect(stackDocument("named-otherwise")).toAdmitExactly(loaded, { deployment: "east" });
  });
});

test("a message is the report: packet, rule, remedy", () => {
  const message = said(() => {
    expect(open).toAdmitExactly(site);
  });
  expect(message).toMatch(
    /expected the document to admit exactly the documented flows, but it does not/,
  );
  expect(message).toMatch(/packet +tcp [\d.]+:49152 -> 10\.45\.32\.10:3389/);
  expect(message).toMatch(/google_compute_firewall\.rdp/);
  expect(message).toMatch(/remedy +remove `rdp`/);
});

test("what holds is not called proven by a matcher that asks for half of it", () => {
  const message = said(() => {
    expect(open).not.toAdmitEvery(site);
  });
  expect(message).toBe(
    "expected the document not to admit every documented flow, but it does\n\neast: nothing speaks against it",
  );
});

test.each([
  [
    "a stack of no deployment",
    () => {
      expect(stackDocument("north")).toAdmitExactly(site);
    },
    /no deployment `north`/,
  ],
  [
    "a path that is not there",
    () => {
      expect(join(folder, "nowhere")).toAdmitExactly(site);
    },
    /nothing to check/,
  ],
  [
    "text cut off",
    () => {
      expect("{").toAdmitExactly(site);
    },
    /cut off/,
  ],
  [
    "a site file that is not there",
    () => {
      expect(exact).toAdmitExactly("none.yaml");
    },
    /none\.yaml/,
  ],
])("%s is told plainly, also with not", (_, assertion, message) => {
  expect(said(assertion)).toMatch(message);
});

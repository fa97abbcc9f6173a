import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { expect as expectOfJest } from "@jest/globals";
import { TerraformElement, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";

import { readConfigurationFolder } from "../../policies/jest";
import { loadSite } from "../../modules/sites";
import {
  bothStacks,
  ingress,
  RDP,
  siteFolder,
  stackDocument,
  stackPath,
} from "../samples/two-stacks";

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

describe("several deployments by name", () => {
  const both = () => join(folder, "cdktf.out");

  test("each is judged", () => {
    expect(both()).toAdmitExactly(site, { deployment: ["west", "east", "west"] });
    expect(both()).toAdmitSameAs(both(), site, { deployment: ["east", "west"] });
  });

  test("one that is wrong is hidden by no other", () => {
    writeFileSync(join(folder, stackPath("east")), JSON.stringify(open));
    expect(both()).not.toAdmitExactly(site, { deployment: ["east", "west"] });
    expect(both()).not.toAdmitExactly(site, { deployment: ["west", "east"] });
    expect(both()).toAdmitExactly(site, { deployment: ["west"] });
    writeFileSync(join(folder, stackPath("east")), JSON.stringify(exact));
  });

  test.each([
    ["an unknown one", ["east", "north"], /no deployment `north`.*with the option `deployment`/],
    ["none", [], /the option `deployment` names no deployment; got an empty list/],
  ])("%s is told, also with not", (_, deployment, message) => {
    const message1 = said(() => {
      expect(both()).not.toAdmitExactly(site, { deployment });
    });
    expect(message1).toMatch(message);
    expect(message1).not.toContain("--deployment");
    const message2 = said(() => {
      expect(both()).toAdmitSameAs(both(), site, { deployment });
    });
    expect(message2).toMatch(message);
    expect(message2).not.toContain("--deployment");
  });
});

describe("the same as another document", () => {
  const reordered = stackDocument("east", { row3: undefined, sign_in: row3Again() });
  const wider = stackDocument("east", { row3: { ...row3Again(), source_ranges: ["0.0.0.0/1"] } });

  /** What row 3 opens, in two rules' worth of words: another name, another priority, the range in halves. */
  function row3Again() {
    const halves = { source_ranges: ["0.0.0.0/1", "128.0.0.0/1"] };
    return { ...ingress("sign-in", "tcp", "443", "0.0.0.0/0"), ...halves, priority: 200 };
  }

  test("rules written differently that admit the same", () => {
    expect(reordered).toAdmitSameAs(exact, site);
    expect(exact).toAdmitSameAs(reordered, site);
    expect(JSON.stringify(reordered)).toAdmitSameAs({ toTerraform: () => exact }, loadSite(site));
  });

  test("one that opens more, or less, is another", () => {
    expect(open).not.toAdmitSameAs(exact, site);
    expect(wider).not.toAdmitSameAs(exact, site);
  });

  test("the message shows a packet, what each document does with it, and why", () => {
    const message = said(() => {
      expect(open).toAdmitSameAs(exact, site);
    });
    expect(message).toMatch(
      /^expected the configuration to admit the same packets as the other, but it/,
    );
    expect(message).toMatch(/opens inbound tcp 3389/);
    expect(message).toMatch(/google_compute_firewall\.rdp/);
    expect(message).toMatch(/google_compute_firewall\.deny_in_v4/);
  });

  test("what is not understood is neither the same nor another", () => {
    const assertions = [
      () => {
        expect(strange).toAdmitSameAs(exact, site);
      },
      () => {
        expect(strange).not.toAdmitSameAs(exact, site);
      },
      () => {
        expect(exact).not.toAdmitSameAs(strange, site);
      },
    ];
    for (const assertion of assertions) expect(said(assertion)).toMatch(/cannot be decided/);
  });

  test("whole folders, deployment by deployment", () => {
    const other = siteFolder(bothStacks({ [stackPath("west")]: stackDocument("west", RDP) }));
    try {
      expect(join(folder, "cdktf.out")).toAdmitSameAs(join(folder, "cdktf.out"), site);
      expect(join(other, "cdktf.out")).not.toAdmitSameAs(join(folder, "cdktf.out"), site);
      expect(join(other, "cdktf.out")).toAdmitSameAs(join(folder, "cdktf.out"), site, {
        deployment: "east",
      });
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });
});

test("the expect of @jest/globals has them too, in its types as well", () => {
  expectOfJest(exact).toAdmitExactly(site);
  expectOfJest(open).not.toAdmitSameAs(exact, site);
});

describe("constructs", () => {
  const app = Testing.app();
  const stack = new TerraformStack(app, "east");
  stack.addOverride("resource", exactResources());
  const inside = new Construct(stack, "inside");
  const below = new TerraformElement(inside, "below");
  const second = new TerraformStack(app, "west");
  second.addOverride("resource", (stackDocument("west") as WithResources).resource);

  interface WithResources {
    readonly resource: object;
  }

  function exactResources(): object {
    return (exact as WithResources).resource;
  }

  test.each<[string, object]>([
    ["the stack", stack],
    ["a construct in it", inside],
    ["an element in it, which renders only itself", below],
    ["the app: each of its stacks", app],
  ])("%s stands for the whole", (_, scope) => {
    expect(scope).toAdmitExactly(site);
  });

  test("a construct without a stack is told so", () => {
    const message = said(() => {
      expect(Testing.app()).toAdmitExactly(site);
    });
    expect(message).toMatch(/a construct that no stack holds, and that holds none; pass the stack/);
  });
});

test("a message is the report: packet, rule, remedy", () => {
  const message = said(() => {
    expect(open).toAdmitExactly(site);
  });
  expect(message).toMatch(
    /expected the configuration to admit exactly the documented flows, but it does not/,
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
    "expected the configuration not to admit every documented flow, but it does\n\neast: nothing speaks against it",
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
    /there are no configurations at/,
  ],
  [
    "text cut off",
    () => {
      expect("{").toAdmitExactly(site);
    },
    /cut off/,
  ],
  [
    "a number",
    () => {
      expect(42).toAdmitExactly(site);
    },
    /the configuration is nothing that a matcher can be pointed at; got number/,
  ],
  [
    "nothing",
    () => {
      expect(undefined).not.toAdmitEvery(site);
    },
    /got undefined/,
  ],
  [
    "a list to compare with",
    () => {
      expect(exact).toAdmitSameAs([exact], site);
    },
    /the other configuration is nothing .*; got a list/,
  ],
  [
    "a comparison without a site",
    () => {
      // As JavaScript may call it.
      expect(exact).toAdmitSameAs(exact, undefined as unknown as string);
    },
    /the matcher got no site; got undefined; .*toAdmitSameAs\(other, "edge\.yaml"\)/,
  ],
  [
    "a deployment that the site does not have",
    () => {
      expect(exact).not.toAdmitSameAs(exact, site, { deployment: "eest" });
    },
    /no deployment `eest`.*did you mean `east`/,
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

describe("a folder in HCL", () => {
  const hcl = join(__dirname, "../fixtures/hcl");
  const edge = join(hcl, "site.yaml");
  const only = { deployment: "azure-westeurope" };

  test("is read ahead, and judged as any other configuration", async () => {
    const read = await readConfigurationFolder(join(hcl, "perimeter-module"));
    expect(read).toAdmitExactly(edge, only);
    expect(read).toAdmitSameAs(read, edge, only);
  });

  test("neither its path nor a promise of it satisfies a matcher or its opposite", async () => {
    const path = join(hcl, "perimeter-module");
    const promise = readConfigurationFolder(path);
    for (const [subject, words] of [
      [path, "readConfigurationFolder("],
      [promise, "is a promise"],
    ] as const) {
      expect(
        said(() => {
          expect(subject).toAdmitExactly(edge, only);
        }),
      ).toContain(words);
      expect(
        said(() => {
          expect(subject).not.toAdmitExactly(edge, only);
        }),
      ).toContain(words);
    }
    await promise;
  });
});

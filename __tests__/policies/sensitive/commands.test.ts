// Sensitive values of plans and states: used for every verdict, and printed by no command in no format until somebody asks.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";

import { FORMATS } from "../../../policies/report";
import { runQuietly } from "../../process/run-cli";
import { type Cloud, DEPLOYMENTS, fixture, SECRET, toldBy, workFolder } from "./support";

const work = workFolder();

afterAll(() => {
  rmSync(work.folder, { recursive: true, force: true });
});

/** Partners of the site against those of the rules: the same, more, fewer, others. */
const PARTNERS = [SECRET, "198.18.76.0/23", "198.18.77.64/26", "192.0.2.0/24"];

const FILES: readonly (readonly [Cloud, string])[] = [
  ["azure", "azure-plan.json"],
  ["google", "google-plan.json"],
  ["google", "google-state.json"],
  ["google", "google-raw-state.json"],
];

function check(cloud: Cloud, file: string, site: string, ...more: readonly string[]) {
  return runQuietly("check", file, "-s", site, "-d", DEPLOYMENTS[cloud], ...more);
}

/** The site's own addresses may be a part of the prefix, where they end elsewhere. */
function withoutSites(output: string, partners: string): string {
  const [own = ""] = partners.split("/");
  return partners === SECRET ? output : output.replaceAll(own.replace(/0$/, ""), "SITE.");
}

describe.each(FILES)("check of a %s file, %s", (cloud, name) => {
  const file = fixture(name);

  test.each(PARTNERS)("no format tells the prefix, partners %s", async (partners) => {
    const site = work.site(cloud, partners);
    for (const format of FORMATS) {
      const { stdout, stderr } = await check(cloud, file, site, "-f", format);
      expect(toldBy(withoutSites(stdout + stderr, partners))).toBeUndefined();
    }
  });

  test.each(PARTNERS)("the verdict is the same when it is shown, partners %s", async (partners) => {
    const site = work.site(cloud, partners);
    const hidden = await check(cloud, file, site);
    const shown = await check(cloud, file, site, "--show-sensitive");
    expect(shown.status).toBe(hidden.status);
    expect(hidden.status).toBe(partners === SECRET ? 0 : 1);
  });

  test("--show-sensitive prints what is hidden without it", async () => {
    const site = work.site(cloud, "192.0.2.0/24");
    const { stdout } = await check(cloud, file, site, "--show-sensitive");
    expect(toldBy(stdout)).toBeDefined();
    expect(stdout).not.toContain("(sensitive)");
    expect((await check(cloud, file, site)).stdout).toContain("(sensitive)");
  });
});

interface Json {
  readonly findings: readonly {
    readonly sensitive?: true;
    readonly fingerprint: string | null;
    readonly formerFingerprint: string | null;
    readonly witness: Readonly<Record<string, unknown>>;
    readonly packets: readonly Readonly<Record<string, unknown>>[];
  }[];
}

async function json(site: string, ...more: readonly string[]): Promise<Json> {
  const file = fixture("google-plan.json");
  return JSON.parse((await check("google", file, site, "-f", "json", ...more)).stdout) as Json;
}

describe("the JSON of a finding", () => {
  test("has null for what is hidden, says so, and has the rest", async () => {
    const { findings } = await json(work.site("google", "192.0.2.0/24"));
    const excess = findings.find(({ packets }) => packets[0]?.["sensitive"] === true);
    expect(excess?.packets[0]).toMatchObject({ source: [null], destinationPort: ["5061"] });
    expect(excess?.witness).toMatchObject({
      source: null,
      destination: "10.45.32.10",
      sensitive: true,
    });
  });

  test("has no fingerprint that the prefix could be found from, and all others", async () => {
    const hidden = await json(work.site("google", "192.0.2.0/24"));
    const shown = await json(work.site("google", "192.0.2.0/24"), "--show-sensitive");
    expect(hidden.findings.map(({ sensitive }) => sensitive)).toContain(true);
    expect(hidden.findings.map(({ sensitive }) => sensitive)).toContain(undefined);
    hidden.findings.forEach(({ sensitive, fingerprint, formerFingerprint }, index) => {
      const whole = shown.findings[index];
      expect(fingerprint).toBe(sensitive === true ? null : whole?.fingerprint);
      expect(formerFingerprint).toBe(sensitive === true ? null : whole?.formerFingerprint);
    });
  });
});

describe("diff", () => {
  const other = work.changed("other.json", "google-plan.json", SECRET, "198.18.78.0/24");
  const diff = (...more: readonly string[]) =>
    runQuietly(
      ...["diff", fixture("google-plan.json"), other, "-s", work.site("google")],
      ...["-d", DEPLOYMENTS.google, ...more],
    );

  test("tells neither the old prefix nor the new one", async () => {
    for (const format of FORMATS) {
      const { stdout, stderr, status } = await diff("-f", format);
      expect(toldBy(stdout + stderr)).toBeUndefined();
      expect(stdout + stderr).not.toContain("198.18.7");
      expect(status).toBe(1);
    }
  });

  test("tells both with --show-sensitive", async () => {
    const { stdout } = await diff("--show-sensitive");
    expect(stdout).toContain(SECRET);
    expect(stdout).toContain("198.18.78.0/24");
  });
});

describe("explain", () => {
  const explain = (...more: readonly string[]) =>
    runQuietly(
      ...["explain", fixture("google-plan.json"), "-s", work.site("google")],
      ...["-d", DEPLOYMENTS.google, "--to", "access", "--port", "5061", ...more],
    );

  test.each(["text", "json"])(
    "answers in parts that do not say where they end, as %s",
    async (format) => {
      const { stdout, status } = await explain("--from", "198.18.0.0/16", "-f", format);
      expect(status).toBe(0);
      expect(toldBy(stdout)).toBeUndefined();
      expect(stdout).toMatch(/open/i);
      expect(stdout).toMatch(/closed/i);
    },
  );

  test("says it with --show-sensitive", async () => {
    const { stdout } = await explain("--from", "198.18.0.0/16", "--show-sensitive");
    expect(stdout).toContain(SECRET);
  });
});

describe("adopt", () => {
  const output = join(work.folder, "adopted.yaml");
  const adopt = (...more: readonly string[]) =>
    runQuietly(
      ...["adopt", fixture("google-plan.json"), "--documents", "lync2013-pic"],
      ...["--interface", "access=10.45.32.10", "-o", output, ...more],
    );

  test("writes no sensitive value into a site file", async () => {
    const { status, stdout, stderr } = await adopt();
    expect(status).toBe(2);
    expect(stderr).toContain("marks as sensitive");
    expect(stderr).toContain("--show-sensitive");
    expect(toldBy(stdout + stderr)).toBeUndefined();
    expect(existsSync(output)).toBe(false);
  });

  test("writes it with --show-sensitive", async () => {
    expect((await adopt("--show-sensitive")).status).not.toBe(2);
    expect(existsSync(output)).toBe(true);
  });
});

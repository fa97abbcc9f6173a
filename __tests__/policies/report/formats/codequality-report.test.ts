// GitLab's code quality report: what its documentation asks of every issue, and fingerprints that stay.
import { Ajv } from "ajv";

import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN, SUPPRESSED } from "../../../samples/verdicts";

/** As the page lists it: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
const SCHEMA = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    additionalProperties: false,
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", pattern: "^[0-9a-f]{32}$" },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        additionalProperties: false,
        properties: {
          path: { type: "string", pattern: "^(?!\\./).+" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
} as const;

interface Issue {
  readonly fingerprint: string;
  readonly severity: string;
}

const validate = new Ajv().compile(SCHEMA);

function issues(...given: Parameters<typeof makeCheckReport>): readonly Issue[] {
  const list = JSON.parse(renderCheck("codequality", makeCheckReport(...given))) as Issue[];
  validate(list);
  expect(validate.errors).toBeNull();
  return list;
}

test("every open finding is an issue at its file and line", () => {
  const list = issues([EVERY_KIND]);
  expect(list.map(({ severity }) => severity)).toEqual(["critical", "critical", "major", "major"]);
  expect(list[0]).toMatchObject({
    check_name: "edge-firewall/documented-flows-are-open",
    description: expect.stringMatching(/^missing \(bad\): inbound tcp 5061 [^]*\npacket/) as string,
    location: { path: "doc.tf.json", lines: { begin: 4096 } },
  });
});

test("a proven deployment has none, and a suppressed finding is none", () => {
  expect(issues([PROVEN])).toEqual([]);
  expect(issues([SUPPRESSED])).toHaveLength(3);
});

test("fingerprints are the same in every run, also when lines move, and differ between issues", () => {
  const prints = issues([EVERY_KIND, { ...EVERY_KIND, deployment: "worse" }]).map(
    ({ fingerprint }) => fingerprint,
  );
  expect(new Set(prints).size).toBe(8);
  const findings = EVERY_KIND.findings.map((finding) => ({
    ...finding,
    place: { file: "doc.tf.json", line: 1 },
  }));
  const moved = issues([{ ...EVERY_KIND, findings }]).map(({ fingerprint }) => fingerprint);
  expect(moved).toEqual(prints.slice(0, 4));
});

test("what is said twice is two issues", () => {
  const findings = [EVERY_KIND.findings[0]!, EVERY_KIND.findings[0]!];
  const [one, other] = issues([{ ...EVERY_KIND, findings }]);
  expect(one!.fingerprint).not.toBe(other!.fingerprint);
});

test("input that could not be used is an issue, with and without a place", () => {
  expect(
    issues([], [{ message: "cut", place: { file: "a.json" } }, { message: "nothing to read" }]),
  ).toMatchObject([
    { check_name: "edge-firewall/input", location: { path: "a.json", lines: { begin: 1 } } },
    { check_name: "edge-firewall/input", location: { path: "edge-firewall" } },
  ]);
});

test("hostile names stay text", () => {
  const text = renderCheck("codequality", makeCheckReport([HOSTILE_VERDICT]));
  expect(issues([HOSTILE_VERDICT])).toHaveLength(4);
  expect(text).not.toMatch(/\u202e|##/);
});

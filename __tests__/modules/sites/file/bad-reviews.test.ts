// Suppressions and expectations as the site file has them: what is read, and what is refused.
import { deploymentOf, bound, edited, problemsOf, SOUND } from "../site-text";

const ENTRY = "finding: 00112233445566aa, owner: netops, reason: bastion, expires: 2027-03-31";
const RULE = "from: clients, to: access, protocol: tcp, ports: 443, verdict: accept";
const suppressing = (...entries: readonly string[]): string => listed("suppressions", entries);
const expecting = (...entries: readonly string[]): string => listed("expect", entries);
const entry = (found: string, instead: string): string =>
  suppressing(edited(found, instead, ENTRY));
const rule = (found: string, instead: string): string => expecting(edited(found, instead, RULE));

function listed(key: string, entries: readonly string[]): string {
  return `${SOUND}${key}:\n${entries.map((one) => `  - { ${one} }\n`).join("")}`;
}

test.each<[string, string, readonly RegExp[]]>([
  [
    "a suppression that has expired",
    entry("2027-03-31", "2026-01-30"),
    [
      /^edge.yaml:22:\d+: the suppression of finding `00112233445566aa` has expired; got 2026-01-30; allowed: 2026-01-31 or later; remove the entry/,
    ],
  ],
  ["no day", entry("2027-03-31", "2027-02-30"), [/`expires` is not a day of the calendar/]],
  ["no owner", entry("owner: netops, ", ""), [/:22:5: key `owner` is missing/]],
  ["no reason", entry("reason: bastion, ", ""), [/:22:5: key `reason` is missing/]],
  ["an empty reason", entry("bastion", "' '"), [/`suppressions\[0\].reason`/]],
  [
    "a rule in place of a finding",
    entry("00112233445566aa", "deny-all"),
    [/16 hexadecimal digits/],
  ],
  [
    "a number too short",
    entry("00112233445566aa", "12"),
    [/not the fingerprint of a finding; got 12/],
  ],
  [
    "digits that YAML takes for a number too large",
    entry("00112233445566aa", "12e4567890123456"),
    [/put it in quotes: "12e4567890123456"/],
  ],
  ["a region to suppress", entry("owner", "ports: 443, owner"), [/`ports`/]],
  [
    "one finding twice",
    suppressing(ENTRY, ENTRY),
    [/:23:\d+: the same finding is suppressed twice, here and as number 1/],
  ],
  [
    "an unknown role",
    rule("clients", "clinets"),
    [/`clinets`.*did you mean `clients`/, /google-one/],
  ],
  [
    "two interfaces",
    rule("clients", "av"),
    [/both ends of the expectation are interfaces/, /google-one/],
  ],
  ["no verdict", rule(", verdict: accept", ""), [/key `verdict` is missing/]],
  ["another verdict", rule("accept", "allow"), [/accept or deny/]],
  [
    "an unknown protocol",
    rule("tcp", "tpc"),
    [/:22:\d+: there is no such protocol; got tpc; allowed: icmp/],
  ],
  ["a protocol beyond 255", rule("tcp", "256"), [/256/]],
  ["ports of icmp", rule("tcp", "icmp"), [/packets of protocol icmp have no ports/]],
  ["ports of any protocol", rule("tcp", "any"), [/no ports in common/]],
  ["a port beyond", rule("443", "65536"), [/65535/]],
  ["ports reversed", rule("443", "9-1"), [/is reversed.*write 1-9/]],
  [
    "no common family",
    rule("clients", '["2001:db8::/32"]'),
    [/no IP version in common/, /google-one/],
  ],
  [
    "no such deployment",
    rule("verdict", "deployments: [azure], verdict"),
    [/there is no deployment `azure`.*mean `azure-one`/],
  ],
])("%s", (_, text, problems) => {
  expect(problemsOf(text)).toEqual(
    problems.map((problem) => expect.stringMatching(problem) as unknown),
  );
});

test.each(["1234567890123456", "0000000000000012", "'00112233445566aa'"])(
  "a fingerprint is taken as it is written, whatever YAML makes of it: %s",
  (written) => {
    const { suppressions } = bound(entry("00112233445566aa", written));
    expect(suppressions).toMatchObject([{ finding: written.replaceAll("'", "") }]);
  },
);

test.each<[string, string, object]>([
  ["inbound", RULE, { direction: "inbound", words: "tcp 443 from clients to access" }],
  ["every port", edited(", ports: 443", "", RULE), { protocols: [{ first: 6, last: 6 }] }],
  ["any port", edited("443", "any", RULE), { ports: [{ first: 0, last: 65535 }] }],
  [
    "port 0 and the last",
    edited("443", "[0, 65535]", RULE),
    { ports: [{ first: 0 }, { first: 65535 }] },
  ],
  ["a number", edited("tcp, ports: 443", "50", RULE), { protocols: [{ first: 50, last: 50 }] }],
  [
    "outbound to prefixes, to be denied",
    "from: av, to: [198.51.100.0/24], protocol: any, verdict: deny",
    {
      direction: "outbound",
      verdict: "deny",
      words: "any protocol from av to the listed prefixes",
      protocols: [{ first: 0, last: 255 }],
    },
  ],
])("an expectation: %s", (_, text, expectation) => {
  expect(deploymentOf(bound(expecting(text))).expectations).toMatchObject([expectation]);
});

test("an expectation can be for some deployments", () => {
  const site = bound(expecting(edited("verdict", "deployments: [azure-one], verdict", RULE)));
  expect(site.deployments.map(({ expectations = [] }) => expectations.length)).toEqual([1, 0]);
});

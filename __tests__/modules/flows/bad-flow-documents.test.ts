// Flow documents that are none: each mistake with its message, place and remedy.
import { OWN, problemsOfDocument, spoiled } from "./flow-text";

test.each<[string, string, readonly string[]]>([
  [
    "an empty file",
    "",
    ["own.yaml:1:1: file is empty; got nothing; allowed: a mapping; start from the sample"],
  ],
  [
    "no id",
    spoiled("id: contoso-sbc\n", ""),
    [
      "own.yaml:1:1: key `id` is missing; allowed: lower-case letters, digits and single hyphens; add `id:`",
    ],
  ],
  [
    "an id with spaces",
    spoiled("contoso-sbc", "Contoso SBC"),
    [
      "own.yaml:1:5: `id` is not an accepted value; got Contoso SBC; allowed: lower-case letters, digits and single hyphens; write what is allowed",
    ],
  ],
  [
    "a day that is not in the calendar",
    spoiled("2026-01-05", "2026-02-30"),
    [
      "own.yaml:6:15: `lastModified` is not a day of the calendar; got 2026-02-30; allowed: a date such as 2013-02-16; write year, month and day, with hyphens",
    ],
  ],
  [
    "a date in words",
    spoiled("2026-01-05", "5 January 2026"),
    [
      "own.yaml:6:15: `lastModified` is not a day of the calendar; got 5 January 2026; allowed: a date such as 2013-02-16; write year, month and day, with hyphens",
    ],
  ],
  [
    "no rows",
    `${OWN.slice(0, OWN.indexOf("rows:"))}rows: []\n`,
    [
      "own.yaml:8:7: `rows` is empty; got []; allowed: a list of at least one row; add at least one",
    ],
  ],
  [
    "a transport in upper case",
    spoiled("transport: tcp", "transport: TCP"),
    [
      "own.yaml:12:16: `rows[0].transport` is not an accepted value; got TCP; allowed: tcp or udp; did you mean `tcp`?",
    ],
  ],
  [
    "another transport",
    spoiled("transport: tcp", "transport: icmp"),
    [
      "own.yaml:12:16: `rows[0].transport` is not an accepted value; got icmp; allowed: tcp or udp; write what is allowed",
    ],
  ],
  [
    "port 65536",
    spoiled("5061", "65536"),
    [
      "own.yaml:13:12: `ports` goes beyond 65535; got 65536; allowed: a port 0 to 65535, or first-last such as 50000-59999; the largest port is 65535",
    ],
  ],
  [
    "a range beyond 65535",
    spoiled("50000-59999", "0-65536"),
    [
      "own.yaml:20:12: `ports` goes beyond 65535; got 0-65536; allowed: a port 0 to 65535, or first-last such as 50000-59999; the largest port is 65535",
    ],
  ],
  [
    "a reversed range",
    spoiled("50000-59999", "59999-50000"),
    [
      "own.yaml:20:12: `ports` is reversed; got 59999-50000; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 50000-59999",
    ],
  ],
  [
    "a leading zero",
    spoiled("5061", "05061"),
    [
      "own.yaml:13:12: `ports` has a leading zero; got 05061; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 5061",
    ],
  ],
  [
    "digits grouped as the pages print them",
    spoiled("50000-59999", "50,000-59,999"),
    [
      "own.yaml:20:12: `ports` is not a port or a range of ports; got 50,000-59,999; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 50000-59999",
    ],
  ],
  [
    "a dash that is no hyphen",
    spoiled("50000-59999", "50000–59999"),
    [
      "own.yaml:20:12: `ports` is not a port or a range of ports; got 50000–59999; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 50000-59999",
    ],
  ],
  [
    "the range that a translation damaged",
    spoiled("50000-59999", "50000-– 999"),
    [
      "own.yaml:20:12: `ports` is not a port or a range of ports; got 50000-– 999; allowed: a port 0 to 65535, or first-last such as 50000-59999; write a number, or first-last",
    ],
  ],
  [
    "no port",
    spoiled("5061", ""),
    [
      "own.yaml:13:12: `rows[0].ports` has no value; got nothing; allowed: a port 0 to 65535, or first-last such as 50000-59999; give it a value, or remove it",
    ],
  ],
  [
    "a list of ports",
    spoiled("5061", "[5061]"),
    [
      "own.yaml:13:12: `rows[0].ports` is a list; got [5061]; allowed: a port 0 to 65535, or first-last such as 50000-59999; write what is allowed",
    ],
  ],
  [
    "two interfaces",
    spoiled("peer: carriers", "interface: av"),
    [
      "own.yaml:14:5: both ends of the row are interfaces; allowed: one `interface` and one `peer`; give the Edge's end `interface:` and the other end `peer:`",
    ],
  ],
  [
    "no interface",
    spoiled("interface: access", "peer: access"),
    [
      "own.yaml:14:5: neither end of the row is an interface; allowed: one `interface` and one `peer`; give the Edge's end `interface:` and the other end `peer:`",
    ],
  ],
  [
    "an end without a role",
    spoiled(", peer: carriers", ""),
    [
      "own.yaml:14:5: `source` names no role; allowed: one of `interface: ROLE`, `peer: ROLE` and `peers: [ROLE, ROLE]`; add one of them",
    ],
  ],
  [
    "an end with two roles",
    spoiled("interface: access", "interface: access, peer: x"),
    [
      "own.yaml:15:5: `destination` names more than one kind of role; allowed: one of `interface: ROLE`, `peer: ROLE` and `peers: [ROLE, ROLE]`; keep one of them",
    ],
  ],
  [
    "a direction that contradicts the ends",
    spoiled("label: Trunk in", "label: Trunk in\n    direction: outbound"),
    [
      "own.yaml:11:16: `direction` contradicts the ends of the row; got outbound; allowed: inbound; leave it out, or exchange `source` and `destination`",
    ],
  ],
  [
    "a role called any",
    spoiled("peer: carriers", "peer: any"),
    [
      "own.yaml:14:40: `rows[0].source.peer` is not an accepted value; got any; allowed: a role name: up to 40 lower-case letters, digits and single hyphens, beginning with a letter; not `any`, and no `-tcp-` or `-udp-` inside; write what is allowed",
    ],
  ],
  [
    "a row number twice",
    spoiled("row: 2", "row: 1"),
    [
      "own.yaml:16:10: row 1 stands after row 1; got 1; allowed: row numbers that ascend, each of them once; number the rows as the page does",
    ],
  ],
  [
    "row 0",
    spoiled("row: 1", "row: 0"),
    [
      "own.yaml:9:10: `rows[0].row` is not an accepted value; got 0; allowed: a whole number from 1; write what is allowed",
    ],
  ],
  [
    "an erratum that corrects nothing",
    spoiled("label: Trunk in", "label: Trunk in\n    erratum: { interface: access, evidence: x }"),
    [
      "own.yaml:11:27: the erratum corrects the interface to the one that is printed; got access; allowed: another interface role; remove the erratum, or name the interface that holds when it is corrected",
    ],
  ],
  [
    "an obsolescence on no day",
    spoiled(
      "label: Trunk in",
      "label: Trunk in\n    obsolescence: { what: x, since: 2013-13-01, citation: y }",
    ),
    [
      "own.yaml:11:37: `since` is not a day of the calendar; got 2013-13-01; allowed: a date such as 2013-03-15; write year, month and day, with hyphens",
    ],
  ],
  [
    "several mistakes at once",
    spoiled("5061", "70000").replace("59999", "1").replace("transport: udp", "transport: sctp"),
    [
      "own.yaml:13:12: `ports` goes beyond 65535; got 70000; allowed: a port 0 to 65535, or first-last such as 50000-59999; the largest port is 65535",
      "own.yaml:19:16: `rows[1].transport` is not an accepted value; got sctp; allowed: tcp or udp; write what is allowed",
      "own.yaml:20:12: `ports` is reversed; got 50000-1; allowed: a port 0 to 65535, or first-last such as 50000-59999; write 1-50000",
    ],
  ],
])("%s", (_, text, problems) => {
  expect(problemsOfDocument(text)).toEqual(problems);
});

test("an unknown key, with the one that was probably meant", () => {
  const [missing, unknown] = problemsOfDocument(spoiled("url: ", "urll: "));
  expect(missing).toBe(
    "own.yaml:1:1: key `url` is missing; allowed: text that is not empty; add `url:`",
  );
  expect(unknown).toMatch(
    /^own\.yaml:5:1: unknown key `urll`; allowed: id, .*; did you mean `url`\?$/,
  );
});

test("the text that these spoil is sound", () => {
  expect(problemsOfDocument(OWN)).toEqual([]);
});

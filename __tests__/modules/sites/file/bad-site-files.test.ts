// Site files that are no site: what is wrong with the text, its keys, its documents and its deployments.
import { bindSite } from "../../../../modules/sites";
import { edited, problemsOf, SOUND } from "../site-text";

const upTo = (key: string): string => SOUND.slice(0, SOUND.indexOf(key));

test.each<[string, string, readonly string[]]>([
  [
    "an empty file",
    "",
    [
      "edge.yaml:1:1: file is empty; got nothing; allowed: a mapping with the keys site, documents, peers and deployments; start from the sample",
    ],
  ],
  [
    "a file of comments",
    "# nothing\n",
    [
      "edge.yaml:1:1: file is empty; got nothing; allowed: a mapping with the keys site, documents, peers and deployments; start from the sample",
    ],
  ],
  [
    "a list",
    "- a\n",
    [
      "edge.yaml:1:1: file is not a mapping of keys to values; got - a; allowed: a mapping with the keys site, documents, peers and deployments; start from the sample",
    ],
  ],
  [
    "a bracket that is not closed",
    edited("[lync2013-pic]", "[lync2013-pic"),
    [
      "edge.yaml:3:1: not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]; look at this line and the one before it",
    ],
  ],
  [
    "a key twice",
    `${SOUND}site: b\n`,
    [
      "edge.yaml:21:1: key `site` stands twice in the same mapping, first in line 1; keep one of the two",
    ],
  ],
  [
    "a tab",
    edited("  clients: any", "\tclients: any"),
    ["edge.yaml:5:1: tab used as indentation; indent with spaces"],
  ],
  [
    "two documents in one file",
    `${SOUND}---\nsite: b\n`,
    [
      "edge.yaml:21:1: file holds several YAML documents; allowed: one; split it into files at the `---` lines",
    ],
  ],
  [
    "an unknown key",
    `${SOUND}documnets: []\n`,
    [
      "edge.yaml:21:1: unknown key `documnets`; allowed: site, documents, interfaceReading, obsolete, capabilities, version, peers, deployments, extraFlows, expect, suppressions, backend, otherMachines, harmlessResourceTypes; did you mean `documents`?",
    ],
  ],
  [
    "a misspelt key that is needed",
    edited("peers:", "peerz:"),
    [
      "edge.yaml:1:1: key `peers` is missing; allowed: a mapping of role names to `any`, `none` or lists of prefixes; add `peers:`",
      "edge.yaml:3:1: unknown key `peerz`; allowed: site, documents, interfaceReading, obsolete, capabilities, version, peers, deployments, extraFlows, expect, suppressions, backend, otherMachines, harmlessResourceTypes; did you mean `peers`?",
    ],
  ],
  [
    "no site",
    edited("site: contoso-edge\n", ""),
    [
      "edge.yaml:1:1: key `site` is missing; allowed: up to 64 letters, digits, spaces, `.`, `_` and `-`; add `site:`",
    ],
  ],
  [
    "a site that is a number",
    edited("contoso-edge", "7"),
    [
      'edge.yaml:1:7: `site` is a number; got 7; allowed: up to 64 letters, digits, spaces, `.`, `_` and `-`; put it in quotes: "7"',
    ],
  ],
  [
    "no documents",
    edited("[lync2013-pic]", "[]"),
    [
      "edge.yaml:2:12: `documents` is empty; got []; allowed: a list of at least one document id or path; add at least one",
    ],
  ],
  [
    "documents without a value",
    edited("[lync2013-pic]", ""),
    [
      "edge.yaml:2:12: `documents` has no value; got nothing; allowed: a list of at least one document id or path; give it a value, or remove it",
    ],
  ],
  [
    "a document outside a list",
    edited("[lync2013-pic]", "lync2013-pic"),
    [
      "edge.yaml:2:12: `documents` is text; got lync2013-pic; allowed: a list of at least one document id or path; write it as a list: [lync2013-pic]",
    ],
  ],
  [
    "an unknown document",
    edited("lync2013-pic", "lync2013-pci"),
    [
      "edge.yaml:2:13: there is no flow document `lync2013-pci`; got lync2013-pci; allowed: the id of a shipped document, or the path of a YAML file of your own; did you mean `lync2013-pic`?",
    ],
  ],
  [
    "a document file that is not there",
    edited("lync2013-pic", "./own.yaml"),
    ["edge.yaml:2:13: flow document own.yaml: file does not exist; check the path"],
  ],
  [
    "a document twice",
    edited("[lync2013-pic]", "[lync2013-pic, lync2013-pic]"),
    [
      "edge.yaml:2:13: the same value stands twice in `documents`; got lync2013-pic; keep one of the two",
    ],
  ],
  [
    "no deployments",
    upTo("deployments:"),
    [
      "edge.yaml:1:1: key `deployments` is missing; allowed: a mapping with at least one deployment; add `deployments:`",
    ],
  ],
  [
    "an empty mapping of deployments",
    `${upTo("deployments:")}deployments: {}\n`,
    [
      "edge.yaml:7:14: `deployments` is empty; got {}; allowed: a mapping with at least one deployment; add at least one",
    ],
  ],
  [
    "deployments without a value",
    `${upTo("deployments:")}deployments:\n`,
    [
      "edge.yaml:7:13: `deployments` has no value; got nothing; allowed: a mapping with at least one deployment; give it a value, or remove it",
    ],
  ],
  [
    "a deployment name with a space",
    edited("azure-one:", "azure one:"),
    [
      "edge.yaml:8:3: `azure one` is not a name that can stand here in `deployments`; allowed: up to 60 letters, digits, hyphens and underscores, beginning with a letter or digit; rename it",
    ],
  ],
  [
    "names that differ in case only",
    edited(
      "google-one:",
      "Azure-One:",
      edited("project: contoso-edge", "namePrefix: edge, project: contoso-edge"),
    ),
    [
      "edge.yaml:17:3: deployments `azure-one` and `Azure-One` differ in upper and lower case only; got Azure-One; rename one of the two",
    ],
  ],
  [
    "an unknown cloud",
    edited("cloud: azure", "cloud: azur"),
    [
      "edge.yaml:9:12: `deployments.azure-one.cloud` is not an accepted value; got azur; allowed: azure or google; did you mean `azure`?",
    ],
  ],
  [
    "an unknown reading",
    `${SOUND}interfaceReading: corected\n`,
    [
      "edge.yaml:21:19: `interfaceReading` is not an accepted value; got corected; allowed: printed or corrected; did you mean `corrected`?",
    ],
  ],
  [
    "a choice that is true or false",
    `${SOUND}obsolete: false\n`,
    [
      "edge.yaml:21:11: `obsolete` is not an accepted value; got false; allowed: include, exclude or exclude-all; write what is allowed",
    ],
  ],
  [
    "an unknown backend type",
    `${SOUND}backend: { azure: {} }\n`,
    [
      "edge.yaml:21:12: unknown key `azure` in `backend`; allowed: local, azurerm, gcs, s3, remote, cloud, http, pg, consul, kubernetes, oss, cos; did you mean `azurerm`?",
    ],
  ],
  [
    "two backend types",
    `${SOUND}backend: { local: {}, gcs: {} }\n`,
    [
      "edge.yaml:21:10: `backend` has too many entries; got { local: {}, gcs: {} }; allowed: one backend type with its arguments, such as azurerm: { … }; remove what is too much",
    ],
  ],
  [
    "one state for two deployments",
    `${SOUND}backend: { gcs: { bucket: b, prefix: edge } }\n`,
    [
      "edge.yaml:21:12: deployments `azure-one` and `google-one` would keep their state in the same place; allowed: a state for each deployment; write `{deployment}` in the key, prefix, path or workspace name; it stands for the deployment's name",
    ],
  ],
  [
    "a reference in a backend",
    `${SOUND}backend: { gcs: { bucket: b, prefix: "\${var.x}/{deployment}" } }\n`,
    [
      "edge.yaml:21:12: `backend.gcs` holds a Terraform reference; Terraform reads the backend before anything else; write the value itself, or give it to `terraform init` with -backend-config",
    ],
  ],
  [
    "a firewall type called harmless",
    `${SOUND}harmlessResourceTypes: [azurerm_firewall_policy]\n`,
    [
      "edge.yaml:21:25: `azurerm_firewall_policy` decides what is open and cannot be declared harmless; got azurerm_firewall_policy; allowed: resource types that have no effect on firewalls; remove it",
    ],
  ],
  [
    "a harmless type that is none",
    `${SOUND}harmlessResourceTypes: [storage]\n`,
    [
      "edge.yaml:21:25: `harmlessResourceTypes[0]` is not an accepted value; got storage; allowed: a Terraform resource type such as azurerm_storage_account; write what is allowed",
    ],
  ],
])("%s", (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});

test("a document nothing like ours: the shipped ones are listed", () => {
  const [problem] = problemsOf(edited("lync2013-pic", "teams"));
  expect(problem).toMatch(
    /^edge\.yaml:2:13: there is no flow document `teams`; got teams; .*lync2013-pic/,
  );
});

test("all problems are told at once, in the order of the file", () => {
  const text = edited("203.0.113.0/24", "203.0.113.7/24")
    .replace("location: westeurope", "locaton: westeurope")
    .replace("  clients: any\n", "")
    .replace("[edge]", "['*']");
  const places = problemsOf(text).map((problem) => problem.split(" ", 1)[0]);
  expect(places).toEqual([
    "edge.yaml:3:1:", // the missing peer
    "edge.yaml:4:24:", // host bits
    "edge.yaml:12:5:", // the missing location
    "edge.yaml:14:7:", // the unknown key
    "edge.yaml:19:73:", // the wildcard
  ]);
});

test("a mistake in one part does not look like another mistake elsewhere", () => {
  const text = edited("access: [10.45.16.10]", "access: 10");
  expect(problemsOf(text).map((problem) => problem.split(";", 1)[0])).toEqual([
    "edge.yaml:11:15: `deployments.azure-one.interfaces.access` is a number",
  ]);
});

test.each([
  ["constructor", []],
  ["toString", []],
  ["__proto__", ["edge.yaml:8:3: `__proto__` is not a name that can stand here in `deployments`"]],
])(
  "a deployment called %s is a deployment like any other, or refused by its name",
  (name, told) => {
    const problems = problemsOf(edited("azure-one:", `${name}:`));
    expect(problems.map((problem) => problem.split("; allowed", 1)[0])).toEqual(told);
  },
);

test("today is a day of the calendar", () => {
  expect(() => bindSite(SOUND, "edge.yaml", { today: "tomorrow" })).toThrow(
    "today's date is not a day of the calendar; got tomorrow",
  );
});

test("beyond a hundred problems the rest is counted", () => {
  const keys = Array.from({ length: 150 }, (_, index) => `wrong${index}: 1\n`).join("");
  const problems = problemsOf(SOUND + keys);
  expect(problems).toHaveLength(101);
  expect(problems[0]).toBe(
    "edge.yaml: 50 more problems are not listed; mend those that are listed first",
  );
});

// Deployments that select documents of their own: one site file for an external and an internal firewall.
import { bound, deploymentOf, edited, flowIds, problemsOf, SOUND } from "../site-text";

const OWN = edited(
  "    cloud: google\n",
  "    cloud: google\n    documents: [lync2013-reverse-proxy-external]\n",
).replace(
  "interfaces: { access: [10.45.32.10], av: [10.45.32.30] }",
  "interfaces: { reverse-proxy-external: [10.45.32.50] }",
);
const NONE_SHARED = OWN.replace("documents: [lync2013-pic]\n", "");

test("a deployment's own documents stand in place of the site's", () => {
  const site = bound(OWN);
  expect(flowIds(OWN, "google-one")).toEqual([
    "in-reverse-proxy-external-tcp-80-clients",
    "in-reverse-proxy-external-tcp-443-clients",
  ]);
  expect(deploymentOf(site).flows).toHaveLength(6);
  expect(site.documents?.map(({ id }) => id)).toEqual([
    "lync2013-pic",
    "lync2013-reverse-proxy-external",
  ]);
});

test("advisories are about the rows that the deployment selects", () => {
  const about = (name: string): readonly (string | undefined)[] =>
    deploymentOf(bound(OWN), name).advisories.map(({ document }) => document);
  expect(about("google-one")).not.toContain("lync2013-pic");
  expect(about("azure-one")).toContain("lync2013-pic");
});

test("the site needs no documents where every deployment has its own", () => {
  const every = NONE_SHARED.replace(
    "    cloud: azure\n",
    "    cloud: azure\n    documents: [lync2013-pic]\n",
  );
  expect(bound(every).deployments.map(({ flows }) => flows.length)).toEqual([6, 2]);
});

test.each<[string, string, readonly string[]]>([
  [
    "no documents for one deployment",
    NONE_SHARED,
    [
      "edge.yaml:1:1: key `documents` is missing; allowed: a list of at least one document id or path; add `documents:`, here or in deployment `azure-one`",
    ],
  ],
  [
    "no documents at all",
    edited("documents: [lync2013-pic]\n", ""),
    [
      "edge.yaml:1:1: key `documents` is missing; allowed: a list of at least one document id or path; add `documents:`",
    ],
  ],
  [
    "an empty list",
    OWN.replace("[lync2013-reverse-proxy-external]", "[]"),
    [
      "edge.yaml:19:16: `deployments.google-one.documents` is empty; got []; allowed: a list of at least one document id or path; add at least one",
    ],
  ],
  [
    "a document that is not there",
    OWN.replace("[lync2013-reverse-proxy-external]", "[lync2013-reverse-proxy-externl]"),
    [
      "edge.yaml:19:17: there is no flow document `lync2013-reverse-proxy-externl`; got lync2013-reverse-proxy-externl; allowed: the id of a shipped document, or the path of a YAML file of your own; did you mean `lync2013-reverse-proxy-external`?",
    ],
  ],
  [
    "one document twice",
    OWN.replace("-external]", "-external, lync2013-reverse-proxy-external]").replace(
      "-external]",
      "-external ]",
    ),
    [
      "edge.yaml:19:17: the same value stands twice in `deployments.google-one.documents`; got lync2013-reverse-proxy-external; keep one of the two",
    ],
  ],
  [
    "a role that only the deployment's own documents need",
    OWN.replace("reverse-proxy-external: [", "access: ["),
    [
      expect.stringMatching(
        /^edge\.yaml:20:5: interface `reverse-proxy-external` has no addresses, but rows? 1 of lync2013-reverse-proxy-external .*row 2 of/,
      ),
    ],
  ],
])("%s", (_, text, problems) => {
  expect(problemsOf(text)).toEqual(problems);
});

test("the sound site is still what these texts begin with", () => {
  expect(problemsOf(SOUND)).toEqual([]);
});

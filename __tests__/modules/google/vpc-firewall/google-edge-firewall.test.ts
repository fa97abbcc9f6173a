import { join } from "node:path";

import { ComputeFirewall } from "@cdktf/provider-google/lib/compute-firewall";
import { ComputeNetwork } from "@cdktf/provider-google/lib/compute-network";
import { Testing, Token } from "cdktf";

import {
  GoogleEdgeFirewall,
  GoogleEdgeStack,
  type GoogleDeployment,
} from "../../../../modules/google";
import type { BoundFlow } from "../../../../modules/sites";
import {
  DUAL_ACCESS,
  end,
  extra,
  flow,
  googleDeployment,
  IPV4_ACCESS,
  sixDualRows,
  sixRows,
} from "../../../samples/hand-made-deployments";
import {
  expectGolden,
  newStack,
  type ResourceBody,
  resourcesOf,
  synthesize,
  type SynthesizedDocument,
} from "../../../samples/synthesized";

const FIREWALL = "google_compute_firewall";

function synth(deployment: GoogleDeployment): SynthesizedDocument {
  const stack = newStack();
  new GoogleEdgeFirewall(stack, "firewall", { deployment });
  return synthesize(stack);
}

function rulesOf(deployment: GoogleDeployment): readonly ResourceBody[] {
  return resourcesOf(synth(deployment), FIREWALL);
}

/** `INGRESS 100 allow tcp:5061 203.0.113.0/24 -> 10.45.16.10/32`. */
function line(rule: ResourceBody): string {
  const action = "allow" in rule ? "allow" : "deny";
  const [entry] = rule[action] as { protocol: string; ports?: string[] }[];
  const what = [entry!.protocol, ...(entry!.ports ?? [])].join(":");
  const head = [rule["direction"], rule["priority"], action, what];
  const sides = [rule["source_ranges"], rule["destination_ranges"]].map((side) =>
    [side].flat().join(),
  );
  return `${head.join(" ")} ${sides.join(" -> ")}`;
}

const SIX_LINES = [
  "INGRESS 100 allow tcp:5061 203.0.113.0/24 -> 10.45.16.10/32",
  "INGRESS 108 allow tcp:443 0.0.0.0/0 -> 10.45.16.10/32",
  "INGRESS 120 allow udp:3478 0.0.0.0/0 -> 10.45.16.10/32",
  "INGRESS 65000 deny all 0.0.0.0/0 -> 0.0.0.0/0",
  "INGRESS 65001 deny all ::/0 -> ::/0",
  "EGRESS 104 allow tcp:5061 10.45.16.10/32 -> 203.0.113.0/24",
  "EGRESS 112 allow tcp:50000-59999 10.45.16.10/32 -> 0.0.0.0/0",
  "EGRESS 116 allow udp:3478 10.45.16.10/32 -> 0.0.0.0/0",
  "EGRESS 65000 deny all 0.0.0.0/0 -> 0.0.0.0/0",
  "EGRESS 65001 deny all ::/0 -> ::/0",
];

describe("the six rows", () => {
  const rules = rulesOf(googleDeployment());

  test("are six allows and four denies", () => {
    expect(rules.map(line).sort()).toEqual([...SIX_LINES].sort());
  });

  test("reach the Edge machines only, the denies too", () => {
    for (const rule of rules) {
      expect(rule).toMatchObject({
        target_tags: ["edge"],
        network: "perimeter",
        project: "contoso-edge",
      });
      expect(rule).not.toHaveProperty("target_service_accounts");
      expect(rule).not.toHaveProperty("disabled");
    }
  });

  test("have names that fit, with the deployment's name before them", () => {
    expect(rules.map(({ name }) => name).sort()).toEqual([
      "google-europe-west4-in-access-tcp-443-clients-v4",
      "google-europe-west4-in-access-tcp-5061-public-im-partners-v4",
      "google-europe-west4-in-access-udp-3478-lm-clients-v4",
      "google-europe-west4-in-deny-all-v4",
      "google-europe-west4-in-deny-all-v6",
      "google-europe-west4-out-access-tcp-50000-59999-lm-clients-v4",
      "google-europe-west4-out-access-tcp-5061-public-im-partners-v4",
      "google-europe-west4-out-access-udp-3478-lm-clients-v4",
      "google-europe-west4-out-deny-all-v4",
      "google-europe-west4-out-deny-all-v6",
    ]);
  });

  test("lead back to the page", () => {
    expect(rules.map(({ description }) => description)).toContain(
      "lync2013-pic row 6 A/V/STUN,MSTURN/UDP/3478",
    );
  });

  test("have the shape of the golden file", () => {
    expectGolden(join(__dirname, "golden", "tags.cdk.tf.json"), synth(googleDeployment()));
  });
});

test("IPv6 has rules of its own", () => {
  const lines = rulesOf(googleDeployment(sixDualRows(), {}, [DUAL_ACCESS])).map(line);
  expect(lines).toHaveLength(16);
  expect(lines).toContain("INGRESS 101 allow tcp:5061 2001:db8:113::/48 -> fd00:45:16::10/128");
  expect(lines).toContain("EGRESS 113 allow tcp:50000-59999 fd00:45:16::10/128 -> ::/0");
});

test("machines may be told by service accounts instead of tags", () => {
  const account = "edge@contoso-edge.iam.gserviceaccount.com";
  const document = synth(googleDeployment(sixRows(), { targets: { serviceAccounts: [account] } }));
  const rules = resourcesOf(document, FIREWALL);
  expect(rules).toHaveLength(10);
  for (const rule of rules) {
    expect(rule).toMatchObject({ target_service_accounts: [account] });
    expect(rule).not.toHaveProperty("target_tags");
  }
  expectGolden(join(__dirname, "golden", "service-accounts.cdk.tf.json"), document);
});

test("the network and the project may be passed as tokens", () => {
  const stack = newStack();
  const network = new ComputeNetwork(stack, "perimeter", { name: "perimeter" });
  const firewall = new GoogleEdgeFirewall(stack, "firewall", {
    deployment: googleDeployment(),
    network: network.selfLink,
    project: Token.asString("${var.project}"),
  });
  expect(firewall.prove().findings).toEqual([]);
  for (const rule of resourcesOf(synthesize(stack), FIREWALL)) {
    expect(rule).toMatchObject({
      network: "${google_compute_network.perimeter.self_link}",
      project: "${var.project}",
    });
  }
});

test("Terraform addresses do not depend on the name prefix", () => {
  const addresses = (namePrefix: string): readonly string[] =>
    Object.keys(synth(googleDeployment(sixRows(), { namePrefix })).resource![FIREWALL]!);
  expect(addresses("one")).toEqual(addresses("other"));
});

test("an empty name prefix puts nothing before the names", () => {
  const names = rulesOf(googleDeployment(sixRows(), { namePrefix: "" })).map(({ name }) => name);
  expect(names).toContain("in-access-tcp-443-clients-v4");
});

describe("limits", () => {
  const peer = end("peer", "203.0.113.0/24");

  test.each<[string, Parameters<typeof googleDeployment>[1], readonly BoundFlow[], RegExp]>([
    [
      "a prefix too long for the names",
      { namePrefix: "google-europe-west4-perimeter" },
      sixRows(),
      /`out-access-tcp-5061-public-im-partners` is too long; got .*; allowed: at most 63 characters; shorten `settings\.namePrefix` \(`google-europe-west4-perimeter`\) to at most 21 characters/,
    ],
    [
      "an extra flow too long for the names",
      {},
      [extra("x".repeat(60), IPV4_ACCESS, "tcp 1", peer)],
      /shorten its id by at least \d+ characters, and `settings\.namePrefix` as far as needed/,
    ],
    [
      "a prefix with capitals",
      { namePrefix: "Edge" },
      sixRows(),
      /allowed: lower-case letters, digits, `-`/,
    ],
    ["no tags", { targets: { tags: [] } }, sixRows(), /would reach every machine/],
    [
      "eleven service accounts",
      { targets: { serviceAccounts: Array.from({ length: 11 }, (_, n) => `a${n}@b.c`) } },
      sixRows(),
      /got 11; allowed: 1 to 10/,
    ],
    [
      "256 ranges on one side",
      {},
      [
        flow(
          "in",
          IPV4_ACCESS,
          "tcp 1",
          end("scattered", ...Array.from({ length: 256 }, (_, n) => `10.9.${n}.1`)),
        ),
      ],
      /`google-europe-west4-in-access-tcp-1-scattered-v4` has too many prefixes on one side \(`scattered`\); got 256; allowed: at most 255/,
    ],
  ])("%s", (_, settings, flows, message) => {
    expect(() => synth(googleDeployment(flows, settings))).toThrow(message);
  });
});

test("two syntheses give the same bytes", () => {
  const once = (): string => JSON.stringify(synth(googleDeployment(sixDualRows())));
  expect(once()).toBe(once());
});

describe("the stack proves itself when it is synthesized", () => {
  const stackOf = (deployment: GoogleDeployment): GoogleEdgeStack =>
    new GoogleEdgeStack(Testing.app(), deployment);
  const account = "edge@contoso-edge.iam.gserviceaccount.com";

  test.each<[string, GoogleDeployment]>([
    ["tags", googleDeployment()],
    ["several tags", googleDeployment(sixRows(), { targets: { tags: ["edge", "edge-av"] } })],
    ["accounts", googleDeployment(sixRows(), { targets: { serviceAccounts: [account] } })],
    ["both families", googleDeployment(sixDualRows(), {}, [DUAL_ACCESS])],
    ["the default network", googleDeployment(sixRows(), { network: "default" })],
  ])("%s: proven", (_, deployment) => {
    const stack = stackOf(deployment);
    Testing.synth(stack, true);
    expect(stack.firewall.proof?.verdict).toMatchObject({ verdict: "proven", findings: [] });
  });

  test.each<[string, Partial<ConstructorParameters<typeof ComputeFirewall>[2]>]>([
    ["for the Edge machines", { targetTags: ["edge"] }],
    ["for every machine", {}],
    ["for other machines", { targetTags: ["web"] }],
  ])("a stray rule %s fails the synth and is named", (_, targets) => {
    const stack = stackOf({ ...googleDeployment(), otherMachines: "strict" });
    new ComputeFirewall(stack, "stray", {
      name: "stray",
      project: "contoso-edge",
      network: "perimeter",
      direction: "INGRESS",
      priority: 3000,
      sourceRanges: ["198.51.100.7/32"],
      allow: [{ protocol: "tcp", ports: ["22"] }],
      ...targets,
    });
    expect(() => Testing.synth(stack, true)).toThrow(
      /REFUTED google-europe-west4[^]*excess[^]*google_compute_firewall\.stray/,
    );
    expect(stack.firewall.proof?.verdict.verdict).toBe("refuted");
  });
});

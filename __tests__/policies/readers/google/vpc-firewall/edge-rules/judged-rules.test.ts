// Rules that act on no Edge machine are somebody else's: listed and not judged, as long as nothing that was read shows that
// they may act on one.
import {
  type Answer,
  ask,
  complaints,
  type Fields,
  gate,
  google,
  lenientGoogle,
  names,
  read,
  type Resources,
  vpc,
  vpcRule,
} from "../../../support/read-documents";

const WEB = "tcp 192.0.2.1:1 > 10.45.16.10:443";
const OTHERS = "Edge machines carry no other tag and run as no other account than the site's";

const inbound = (...parts: readonly Resources[]) => {
  const found = read(lenientGoogle(), ...parts);
  return { found, answer: ask(gate(found, "inbound"), WEB) };
};
const edge = (fields: Fields): Resources => ({
  google_compute_instance: {
    edge: {
      project: "contoso",
      tags: ["edge"],
      network_interface: [{ network: "perimeter", network_ip: "10.45.16.10" }],
      ...fields,
    },
  },
});
const account = (email: string): Fields =>
  vpcRule({ target_tags: null, target_service_accounts: [email] });

describe("somebody else's", () => {
  const rows: readonly [what: string, rule: Fields][] = [
    ["for another tag", vpcRule({ target_tags: ["web"] })],
    ["for an account", account("web@p")],
    ["for an account by reference", account("${google_service_account.web.email}")],
    ["in another network", vpcRule({ network: "hub", target_tags: null })],
    ["in another project", vpcRule({ project: "web" })],
    ["for another tag, in a network by expression", vpcRule({ network: "${var.n}", target_tags: ["web"] })],
    ["for another tag, from sources by expression", vpcRule({ target_tags: ["web"], source_ranges: "${var.office}" })],
    ["for another tag, any number of them", vpcRule({ target_tags: ["web"], for_each: "${var.r}" })],
  ]; // prettier-ignore

  test.each(rows)("%s: listed, and no finding", (_, rule) => {
    const { found, answer } = inbound(vpc(vpcRule({ allow: [{ protocol: "udp" }] }), rule));
    expect(complaints(found)).toEqual([]);
    expect(answer).toBe("closed");
    expect(names(found.gates)).not.toContain("other");
    expect(found.advisories).toEqual([
      { id: "not-judged", message: expect.stringContaining("`google_compute_firewall.fw-1`") as unknown },
    ]);
  }); // prettier-ignore

  test("… under an assumption where it is in the Edge's own network", () => {
    const own = inbound(vpc(vpcRule(), vpcRule({ target_tags: ["web"] }))).found;
    expect(own.assumptions).toContainEqual(expect.stringContaining(OTHERS));
    const elsewhere = inbound(vpc(vpcRule(), vpcRule({ network: "hub" }))).found;
    expect(elsewhere.assumptions).not.toContainEqual(expect.stringContaining(OTHERS));
  });

  test("… and judged where the site is strict", () => {
    const found = read(google(), vpc(vpcRule({ target_tags: ["web"] })));
    expect(ask(gate(found, "inbound"), WEB)).toBe("unknown");
    expect(ask(gate(found, "inbound", "other"), WEB)).toBe("open");
  });

  test("a command that such a rule runs is reported all the same", () => {
    const rule = vpcRule({ target_tags: ["web"], provisioner: { "local-exec": {} } });
    expect(complaints(inbound(vpc(vpcRule(), rule)).found)).toEqual([
      expect.stringContaining("`provisioner` runs commands"),
    ]);
  });
});

describe("machines that were read contradict it", () => {
  const tagged = vpcRule({ target_tags: ["web"] });
  const rows: readonly [what: string, rule: Fields, machine: Fields, answer: Answer][] = [
    ["the Edge's tag alone", tagged, {}, "closed"],
    ["the tag as well", tagged, { tags: ["edge", "web"] }, "unknown"],
    ["another tag as well", tagged, { tags: ["edge", "log"] }, "closed"],
    ["a tag by expression as well", tagged, { tags: ["edge", "${var.t}"] }, "unknown"],
    ["the account", account("web@p"), { service_account: [{ email: "web@p" }] }, "unknown"],
    ["another account", account("web@p"), { service_account: [{ email: "x@p" }] }, "closed"],
    ["no account", account("web@p"), {}, "closed"],
    ["an account by expression", account("web@p"), { service_account: [{ email: "${var.e}" }] }, "unknown"],
    ["the default account", account("web@p"), { service_account: [{}] }, "closed"],
    ["the default account, which the rule may name", account("1-compute@developer.gserviceaccount.com"), { service_account: [{}] }, "unknown"],
    ["the account by reference", account("${google_service_account.w.email}"), { service_account: [{ email: "${google_service_account.w.email}" }] }, "unknown"],
    ["another account by reference", account("${google_service_account.w.email}"), { service_account: [{ email: "${google_service_account.x.email}" }] }, "closed"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, rule, fields, answer) => {
    const closed = vpcRule({ allow: [{ protocol: "udp" }] });
    const accounts = {
      google_service_account: {
        w: { account_id: "w", project: "contoso" },
        x: { account_id: "x", project: "contoso" },
      },
    };
    expect(inbound(vpc(closed, rule), edge(fields), accounts).answer).toBe(answer);
  });

  test("a template in the Edge's network", () => {
    const template = (tags: readonly string[]): Resources => ({
      google_compute_instance_template: {
        t: { project: "contoso", tags, network_interface: [{ network: "perimeter" }] },
      },
    });
    const closed = vpcRule({ allow: [{ protocol: "udp" }] });
    expect(inbound(vpc(closed, tagged), template(["web"])).answer).toBe("closed");
    expect(inbound(vpc(closed, tagged), template(["edge", "web"])).answer).toBe("unknown");
  });

  test("a statement about all that Edge machines carry does not outweigh it", () => {
    const assume = { serviceTags: new Map(), applicationSecurityGroups: new Map(), networkTags: new Map(), serviceAccounts: new Map(), edgeTags: ["edge"], noRulesAbove: false };
    const closed = vpcRule({ allow: [{ protocol: "udp" }] });
    const found = read({ ...lenientGoogle(), assume }, vpc(closed, tagged), edge({ tags: ["edge", "web"] }));
    expect(ask(gate(found, "inbound"), WEB)).toBe("unknown");
    expect(complaints(found)).not.toEqual([]);
  }); // prettier-ignore
});

describe("rules of the Edge that reach others count", () => {
  const rows: readonly [what: string, rules: readonly Fields[], others: readonly Answer[]][] = [
    ["without targets", [vpcRule({ target_tags: null })], ["open"]],
    ["with another tag", [vpcRule({ target_tags: ["edge", "web"] })], ["open"]],
    ["for the Edge alone", [vpcRule()], []],
    [
      "without targets, closed there by a deny of theirs",
      [
        vpcRule({ target_tags: ["edge", "web"] }),
        vpcRule({ target_tags: ["web"], deny: [{ protocol: "all" }], priority: 1, destination_ranges: null }),
      ],
      ["closed"],
    ],
    [
      "what others allow there does not",
      [
        vpcRule({ target_tags: ["edge", "web"], allow: [{ protocol: "udp" }] }),
        vpcRule({ target_tags: ["web"] }),
      ],
      ["closed"],
    ],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, rules, others) => {
    const { gates } = inbound(vpc(...rules)).found;
    const other = gates.filter(({ machines }) => machines === "other");
    expect(other.map((at) => ask(at, WEB))).toEqual(others);
  });

  test("targets that cannot be told may be the Edge's", () => {
    const { found, answer } = inbound(vpc(vpcRule({ target_tags: "${var.tags}" })));
    expect(complaints(found)).not.toEqual([]);
    expect(answer).toBe("unknown");
  });

  test("targets that Terraform leaves alone may be the Edge's", () => {
    const rule = vpcRule({ target_tags: ["web"], lifecycle: { ignore_changes: ["target_tags"] } });
    expect(complaints(inbound(vpc(vpcRule(), rule)).found)).not.toEqual([]);
  });
});

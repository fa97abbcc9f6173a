// What Google Cloud does with VPC firewall rules, fact by fact. Numbers such as 3.2-1 are sections and facts of the cloud
// semantics that the readers follow; U1… are its open questions.
import {
  type Answer,
  ask,
  complaints,
  type Fields,
  gate,
  google,
  names,
  read,
  readText,
  vpc,
  vpcRule,
} from "../../support/read-documents";

const WEB = "tcp 192.0.2.1:1 > 10.45.16.10:443";

const inboundOf = (packet: string, ...rules: readonly Fields[]): Answer =>
  ask(gate(read(google(), vpc(...rules)), "inbound"), packet);
const outboundOf = (packet: string, ...rules: readonly Fields[]): Answer =>
  ask(gate(read(google(), vpc(...rules)), "outbound"), packet);

describe("one rule and the implied ones", () => {
  const rows: readonly [what: string, fields: Fields, packet: string, answer: Answer][] = [
    ["3.2-3: allow", {}, WEB, "open"],
    ["3.2-2: ingress is denied otherwise", { source_ranges: ["198.51.100.0/24"] }, WEB, "closed"],
    ["3.2-4: protocol in capitals", { allow: [{ protocol: "TCP" }] }, WEB, "open"],
    ["3.2-4: protocol by number", { allow: [{ protocol: "6", ports: ["443"] }] }, WEB, "open"],
    ["3.2-4: protocol 0", { allow: [{ protocol: "0" }] }, "0 192.0.2.1 > 10.45.16.10", "open"],
    ["3.2-4: protocol 255", { allow: [{ protocol: "255" }] }, "255 192.0.2.1 > 10.45.16.10", "open"],
    ["3.2-4: `all`", { allow: [{ protocol: "all" }] }, "gre 192.0.2.1 > 10.45.16.10", "open"],
    ["3.2-4: `sctp` with a port", { allow: [{ protocol: "sctp", ports: ["9"] }] }, "sctp 192.0.2.1:1 > 10.45.16.10:9", "open"],
    ["3.2-4: `icmp` in IPv4", { allow: [{ protocol: "icmp" }] }, "icmp 192.0.2.1 > 10.45.16.10", "open"],
    ["U18: `icmp` in IPv6 may be ICMPv6", { allow: [{ protocol: "icmp" }], source_ranges: ["::/0"], destination_ranges: ["2001:db8::10/128"] }, "icmpv6 2001:db8:1::1 > 2001:db8::10", "unknown"],
    ["58 is ICMPv6", { allow: [{ protocol: "58" }], source_ranges: ["::/0"], destination_ranges: ["2001:db8::10/128"] }, "icmpv6 2001:db8:1::1 > 2001:db8::10", "open"],
    ["U15: `ipip` may be 4", { allow: [{ protocol: "ipip" }] }, "4 192.0.2.1 > 10.45.16.10", "unknown"],
    ["U15: `ipip` may be 94", { allow: [{ protocol: "ipip" }] }, "94 192.0.2.1 > 10.45.16.10", "unknown"],
    ["3.2-5: missing ports are all ports", { allow: [{ protocol: "tcp" }] }, "tcp 192.0.2.1:1 > 10.45.16.10:65535", "open"],
    ["3.2-5, 3.6: empty ports are all ports", { allow: [{ protocol: "tcp", ports: [] }] }, WEB, "open"],
    ["3.2-5: ports", { allow: [{ protocol: "tcp", ports: ["80", "440-443"] }] }, WEB, "open"],
    ["3.2-5: port above", { allow: [{ protocol: "tcp", ports: ["80", "440-442"] }] }, WEB, "closed"],
    ["3.2-3: entries are a union", { allow: [{ protocol: "udp" }, { protocol: "tcp", ports: ["443"] }] }, WEB, "open"],
    ["one entry may be an object", { allow: { protocol: "tcp", ports: ["443"] } }, WEB, "open"],
    ["3.2-7: no source range, but an empty list, is all IPv4", { source_ranges: [], source_tags: null }, WEB, "open"],
    ["3.2-7: … and no IPv6", { source_ranges: [], destination_ranges: null }, "tcp [2001:db8:1::1]:1 > [2001:db8::10]:443", "closed"],
    ["3.2-8: source tags may be any address", { source_ranges: null, source_tags: ["web"] }, WEB, "unknown"],
    ["3.2-6: ranges and tags are a union", { source_ranges: ["192.0.2.0/24"], source_tags: ["web"] }, WEB, "open"],
    ["3.2-6: … of which the tags may be anywhere", { source_ranges: ["198.51.100.0/24"], source_tags: ["web"] }, WEB, "unknown"],
    ["3.2-8: source accounts may be any address", { source_ranges: null, source_service_accounts: ["a@b"], target_tags: null }, WEB, "unknown"],
    ["3.2-10: destination ranges narrow", { destination_ranges: ["10.45.16.11/32"] }, WEB, "closed"],
    ["U16: without destination ranges, every destination", { destination_ranges: null }, "tcp 192.0.2.1:1 > 10.99.0.1:443", "open"],
    ["3.2-12: a rule that is switched off", { disabled: true }, WEB, "closed"],
    ["disabled false is nothing", { disabled: false }, WEB, "open"],
    ["3.2-9: no targets are all machines", { target_tags: null }, WEB, "open"],
    ["3.2-9: any of several tags", { target_tags: ["web", "edge"] }, WEB, "open"],
    ["3.2-9: other tags may be on an Edge machine too", { target_tags: ["web"] }, WEB, "unknown"],
    ["3.2-9: an Edge machine may run as the account", { target_tags: null, target_service_accounts: ["a@b"] }, WEB, "unknown"],
    ["a missing direction is INGRESS", { direction: null }, WEB, "open"],
    ["a missing priority is 1000", { priority: null }, WEB, "open"],
    ["priority 0", { priority: 0 }, WEB, "open"],
    ["4.4: a number for a text is converted", { allow: [{ protocol: 6, ports: [443, "80"] }] }, WEB, "open"],
    ["4.4: a text for a number is converted", { priority: "1000" }, WEB, "open"],
    ["4.4: a text for a flag is converted", { disabled: "true" }, WEB, "closed"],
    ["4.4: a text for a flag is converted", { disabled: "false" }, WEB, "open"],
    ["a comment in a block", { allow: [{ "//": "why", protocol: "tcp" }] }, WEB, "open"],
    ["a harmless lifecycle", { lifecycle: { ignore_changes: ["description", "log_config"] } }, WEB, "open"],
    ["harmless words", { description: "${var.d}", log_config: { metadata: "INCLUDE_ALL_METADATA" }, deletion_policy: "ABANDON", params: {} }, WEB, "open"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, packet, answer) => {
    const reading = read(google(), vpc(vpcRule(fields)));
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "inbound"), packet)).toBe(answer);
  });
});

describe("egress", () => {
  const egress = (fields: Fields): Fields => vpcRule({ direction: "EGRESS", ...fields });
  const OUT = "tcp 10.45.16.10:1 > 192.0.2.1:443";
  const rows: readonly [what: string, fields: Fields, packet: string, answer: Answer][] = [
    ["3.2-2: is allowed unless denied", { deny: [{ protocol: "udp" }] }, OUT, "open"],
    ["a deny", { deny: [{ protocol: "all" }] }, OUT, "closed"],
    ["3.2-7: without destinations, all IPv4", { deny: [{ protocol: "all" }], destination_ranges: null }, OUT, "closed"],
    ["3.2-7: … and no IPv6", { deny: [{ protocol: "all" }], destination_ranges: [], source_ranges: null }, "tcp [2001:db8::10]:1 > [2600::1]:443", "open"],
    ["3.2-10: source ranges narrow", { deny: [{ protocol: "all" }], source_ranges: ["10.45.16.11/32"] }, OUT, "open"],
    ["a deny that may reach the machine", { deny: [{ protocol: "all" }], target_tags: ["web"] }, OUT, "unknown"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, packet, answer) => {
    expect(outboundOf(packet, egress(fields))).toBe(answer);
  });
});

describe("order (3.2-1)", () => {
  const allow = (priority: number): Fields => vpcRule({ priority });
  const deny = (priority: number): Fields => vpcRule({ priority, deny: [{ protocol: "tcp" }] });

  test.each([
    ["the lower number wins", [deny(999), allow(1000)], "closed"],
    ["whatever the order of the document", [deny(1001), allow(1000)], "open"],
    ["deny wins a tie", [allow(1000), deny(1000)], "closed"],
    [
      "specificity plays no part",
      [
        vpcRule({ priority: 999, source_ranges: ["192.0.2.0/24"], deny: [{ protocol: "all" }] }),
        allow(1000),
      ],
      "closed",
    ],
    [
      "an allow of 65535 never takes effect: the implied deny has that number",
      [allow(65535)],
      "closed",
    ],
    ["an allow of 65534 does", [allow(65534)], "open"],
    ["an allow of 65535 opens nothing beside another", [allow(65535), allow(1000)], "open"],
  ])("%s", (_, rules, answer) => {
    expect(inboundOf(WEB, ...rules)).toBe(answer);
  });

  test("a user's egress deny of 65535 comes before the implied allow", () => {
    const last = vpcRule({ direction: "EGRESS", priority: 65535, deny: [{ protocol: "all" }] });
    expect(outboundOf("tcp 10.45.16.10:1 > 192.0.2.1:443", last)).toBe("closed");
  });
});

describe("machines", () => {
  const BY_ACCOUNT = google({ targets: { serviceAccounts: ["edge@p"] } });
  const account = (...accounts: readonly string[]): Fields =>
    vpcRule({ target_tags: null, target_service_accounts: accounts });

  test("each tag of the site is a class of machines", () => {
    const site = google({ targets: { tags: ["edge", "av"] } });
    const both = vpcRule({ target_tags: ["edge", "av"] });
    const reading = read(site, vpc(both));
    expect(reading.gates.map(({ name }) => name)).toEqual([
      "network perimeter, machines tagged `edge`",
      "network perimeter, machines tagged `av`",
      "network perimeter, machines tagged `edge`",
      "network perimeter, machines tagged `av`",
    ]);
    const one = read(site, vpc(vpcRule({ target_tags: ["edge"] })));
    const answers = one.gates
      .filter(({ direction }) => direction === "inbound")
      .map((at) => ask(at, WEB));
    expect(answers).toEqual(["open", "unknown"]);
  });

  test.each([
    ["its own account", account("edge@p", "web@p"), "open"],
    ["another account never applies: a machine runs as one", account("web@p"), "closed"],
    ["an account in other letters", account("EDGE@p"), "unknown"],
    ["tags, which the machine may carry", vpcRule({ target_tags: ["web"] }), "unknown"],
    ["no targets", vpcRule({ target_tags: null }), "open"],
  ])("a site by accounts and a rule for %s", (_, rule, answer) => {
    expect(ask(gate(read(BY_ACCOUNT, vpc(rule)), "inbound"), WEB)).toBe(answer);
  });

  test.each([
    [
      "without targets",
      vpcRule({ target_tags: null }),
      ["machines without a tag or account that a rule names"],
    ],
    ["for another tag", vpcRule({ target_tags: ["edge", "web"] }), ["machines tagged `web`"]],
    ["for an account", account("web@p"), ["machines running as `web@p`"]],
    ["for the Edge only", vpcRule(), []],
    ["that denies", vpcRule({ target_tags: null, deny: [{ protocol: "all" }] }), []],
  ])("other machines are opened by a rule %s", (_, rule, others) => {
    const { gates } = read(google(), vpc(rule));
    const other = gates.filter(({ machines }) => machines === "other");
    expect(other.map(({ name }) => name.replace("network perimeter, other ", ""))).toEqual(others);
    expect(other.map((at) => ask(at, WEB))).toEqual(others.map(() => "open"));
  });

  test("a template is the site's machine where the site writes the same, and nobody's elsewhere", () => {
    const token = "${google_service_account.edge.email}";
    const same = read(google({ targets: { serviceAccounts: [token] } }), vpc(account(token)));
    expect(complaints(same)).toEqual([]);
    expect(ask(gate(same, "inbound"), WEB)).toBe("open");
    const untold = read(BY_ACCOUNT, vpc(account(token)));
    expect(complaints(untold)).toEqual([expect.stringContaining("it cannot be told whether")]);
    expect(ask(gate(untold, "inbound"), WEB)).toBe("unknown");
  });
});

describe("networks", () => {
  const NETWORKS = {
    google_compute_network: {
      edge: { name: "perimeter", project: "contoso" },
      nameless: { name: "${var.network}", project: "contoso" },
    },
  };
  const rows: readonly [what: string, network: string, fields: Fields][] = [
    ["the same name", "perimeter", {}],
    ["a partial link", "perimeter", { network: "global/networks/perimeter" }],
    ["a link with the project", "perimeter", { network: "projects/contoso/global/networks/perimeter" }],
    ["a link, and a project that nobody writes", "perimeter", { network: "projects/contoso/global/networks/perimeter", project: null }],
    ["a self link", "perimeter", { network: "https://www.googleapis.com/compute/v1/projects/contoso/global/networks/perimeter" }],
    ["the site by self link", "https://compute.googleapis.com/compute/v1/projects/contoso/global/networks/perimeter", {}],
    ["a reference to its name", "perimeter", { network: "${google_compute_network.edge.name}" }],
    ["a reference to its id", "perimeter", { network: "${google_compute_network.edge.id}" }],
    ["references to one network", "${google_compute_network.nameless.id}", { network: "${google_compute_network.nameless.self_link}" }],
    ["the same template", "${data.google_compute_network.x.id}", { network: "${data.google_compute_network.x.id}" }],
  ]; // prettier-ignore

  test.each(rows)("%s is the deployment's", (_, network, fields) => {
    const reading = read(google({ network }), NETWORKS, vpc(vpcRule(fields)));
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "inbound"), WEB)).toBe("open");
    expect(names(reading.gates)).not.toContain("other");
  });

  test.each([
    ["another name", { network: "web" }],
    ["another project", { project: "web" }],
    [
      "a link to another project",
      { network: "projects/web/global/networks/perimeter", project: "web" },
    ],
  ])("%s is another network, whose machines are others", (_, fields) => {
    const reading = read(google(), NETWORKS, vpc(vpcRule(fields)));
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "inbound"), WEB)).toBe("closed");
    expect(ask(gate(reading, "inbound", "other"), WEB)).toBe("open");
  });

  test.each([
    ["a template", { network: "${var.network}" }],
    ["a network without a name", { network: "${google_compute_network.nameless.id}" }],
    ["a project that nobody writes", { project: null }],
    ["a project by template", { project: "${var.project}" }],
    ["a project by its number", { project: "123456789012" }],
    ["a project in capitals", { project: "Contoso" }],
    [
      "a link with an escape in its project",
      { network: "projects/contos%6F/global/networks/perimeter", project: null },
    ],
    [
      "a link with the project's number, and a project that nobody writes",
      { network: "projects/123456789012/global/networks/perimeter", project: null },
    ],
    ["no network", { network: null }],
  ])("%s: it cannot be told", (_, fields) => {
    const reading = read(google(), NETWORKS, vpc(vpcRule(fields)));
    expect(complaints(reading)).toContainEqual(
      expect.stringContaining("it cannot be told whether the network"),
    );
    expect(ask(gate(reading, "inbound"), WEB)).toBe("unknown");
  });

  test.each([
    ["a link, and a rule elsewhere", "perimeter", { network: "projects/contoso/global/networks/perimeter", project: "web" }],
    ["a reference, and a rule elsewhere", "${google_compute_network.x.id}", { network: "${google_compute_network.x.id}", project: "web" }],
    ["a link, and a project by template", "perimeter", { network: "projects/contoso/global/networks/perimeter", project: "${var.project}" }],
  ])("%s: Google refuses a rule outside the project of its network", (_, network, fields) => {
    const reading = read(google({ network }), NETWORKS, vpc(vpcRule(fields)));
    expect(complaints(reading)).toEqual([expect.stringContaining("the rule is made in the project")]);
    expect(ask(gate(reading, "inbound"), WEB)).toBe("unknown");
  }); // prettier-ignore

  test.each([
    [{ network: "perimeter " }, "has blanks"],
    [{ project: " contoso" }, "has blanks"],
    [{ network: "PERIMETER" }, "it cannot be told whether the network"],
    [{ project: [] }, "`project` is a list"],
    [{ network: "projects/web/global/networks/perimeter" }, "made in the project `contoso`"],
  ])("%j: no such network", (fields, complaint) => {
    const reading = read(google(), NETWORKS, vpc(vpcRule(fields)));
    expect(complaints(reading)).toContainEqual(expect.stringContaining(complaint));
  });

  test.each([{ priority: "" }, { disabled: "" }, { source_ranges: "" }, { target_tags: "" }])(
    "%j: an empty text is no number, flag or list",
    (fields) => {
      const reading = read(google(), NETWORKS, vpc(vpcRule(fields)));
      expect(complaints(reading)).toContainEqual(expect.stringContaining('is `""`'));
    },
  );

  test("3.4: a network called `default` may hold rules that Google prepared", () => {
    const site = google({ network: "default" });
    const inbound = gate(
      read(site, vpc(vpcRule({ network: "default", allow: [{ protocol: "udp" }] }))),
      "inbound",
    );
    expect(ask(inbound, "tcp 192.0.2.1:1 > 10.45.16.10:22")).toBe("unknown");
    expect(ask(inbound, "tcp 192.0.2.1:1 > 10.45.16.10:3389")).toBe("unknown");
    expect(ask(inbound, "icmp 192.0.2.1 > 10.45.16.10")).toBe("unknown");
    expect(ask(inbound, "tcp 10.128.0.1:1 > 10.45.16.10:80")).toBe("unknown");
    expect(ask(inbound, WEB)).toBe("closed");
  });

  test.each([
    ["`default`, which was imported", { name: "default", project: "contoso" }, "unknown"],
    ["another name, which is new", { name: "perimeter", project: "contoso" }, "closed"],
    ["a name by expression", { name: "${var.n}", project: "contoso" }, "unknown"],
  ])("3.4: a declared network of %s", (_, network, answer) => {
    const reference = "${google_compute_network.n.id}";
    const rule = vpcRule({ network: reference, allow: [{ protocol: "udp" }] });
    const reading = read(google({ network: reference }), vpc(rule), {
      google_compute_network: { n: network },
    });
    expect(complaints(reading)).toEqual([]);
    expect(ask(gate(reading, "inbound"), "tcp 192.0.2.1:1 > 10.45.16.10:22")).toBe(answer);
  });

  test("3.4: … which a deny before 65534 closes, and one after does not", () => {
    const at = (priority: number): Answer => {
      const deny = vpcRule({ network: "default", priority, deny: [{ protocol: "all" }] });
      return ask(
        gate(read(google({ network: "default" }), vpc(deny)), "inbound"),
        "tcp 192.0.2.1:1 > 10.45.16.10:22",
      );
    };
    expect([at(65533), at(65534), at(65535)]).toEqual(["closed", "closed", "unknown"]);
  });
});

test("the provider's project counts where the rule writes none, alias by alias", () => {
  const rule = vpcRule({ project: null });
  const text = (provider: unknown, fields: Fields = {}): string =>
    JSON.stringify({ provider, resource: vpc({ ...rule, ...fields }) });
  const answer = (document: string): Answer =>
    ask(gate(readText(google(), document), "inbound"), WEB);
  expect(answer(text({ google: [{ project: "contoso" }] }))).toBe("open");
  expect(answer(text({ google: { project: "contoso" } }))).toBe("open");
  expect(answer(text({ google: [{ project: "web" }] }))).toBe("closed");
  const aliased = { google: [{ project: "contoso" }, { alias: "web", project: "web" }] };
  expect(answer(text(aliased, { provider: "google.web" }))).toBe("closed");
  expect(answer(text(aliased, { provider: "google" }))).toBe("open");
});

describe("refused", () => {
  const rows: readonly [what: string, fields: Fields, complaint: string][] = [
    ["an unknown key", { source_secure_tags: ["x"] }, "`source_secure_tags` is not an argument"],
    ["an unknown key of an entry", { allow: [{ protocol: "tcp", icmp_type: 8 }] }, "`icmp_type` is not an argument"],
    ["allow and deny", { allow: [{ protocol: "tcp" }], deny: [{ protocol: "udp" }] }, "and this one has both"],
    ["neither allow nor deny", { allow: [] }, "and this one has neither"],
    ["an entry that is a token", { allow: ["${var.a}"] }, "where an object belongs"],
    ["entries that are a token", { allow: "${var.a}" }, "where an object belongs"],
    ["dynamic", { allow: null, dynamic: { allow: {} } }, "`dynamic`"],
    ["an unknown protocol", { allow: [{ protocol: "https" }] }, "`protocol` is `https`"],
    ["protocol 256", { allow: [{ protocol: "256" }] }, "`protocol` is `256`"],
    ["protocol 06", { allow: [{ protocol: "06" }] }, "`protocol` is `06`"],
    ["a list for a protocol", { allow: [{ protocol: [6] }] }, "is a list"],
    ["ports with icmp", { allow: [{ protocol: "icmp", ports: ["8"] }] }, "no ports"],
    ["ports with all", { allow: [{ protocol: "all", ports: ["443"] }] }, "no ports"],
    ["a reversed range of ports", { allow: [{ protocol: "tcp", ports: ["2-1"] }] }, "is not a port"],
    ["port 65536", { allow: [{ protocol: "tcp", ports: ["65536"] }] }, "is not a port"],
    ["a token in ports", { allow: [{ protocol: "tcp", ports: ["${var.p}"] }] }, "only Terraform can evaluate"],
    ["null in ports", { allow: [{ protocol: "tcp", ports: ["443", null] }] }, "is null"],
    ["ranges of two families", { source_ranges: ["10.0.0.0/8", "2001:db8::/32"] }, "IPv4 and IPv6"],
    ["two families on two sides", { source_ranges: ["2001:db8::/32"] }, "IPv4 and IPv6"],
    ["IPv6 destinations and the source left to Google", { source_ranges: [], destination_ranges: ["2001:db8::10/128"] }, "0.0.0.0/0"],
    ["host bits (3.6)", { source_ranges: ["127.0.0.1/24"] }, "is not a prefix"],
    ["null in ranges", { source_ranges: ["10.0.0.0/8", null] }, "is null"],
    ["a token for ranges", { source_ranges: "${var.r}" }, "only Terraform can evaluate"],
    ["ingress without a source (3.6)", { source_ranges: null }, "an ingress rule needs one of"],
    ["source tags on egress", { direction: "EGRESS", source_tags: ["web"] }, "on an egress rule"],
    ["target tags and accounts", { target_service_accounts: ["a@b"] }, "together with"],
    ["source tags and target accounts", { source_tags: ["a"], target_tags: null, target_service_accounts: ["a@b"] }, "together with"],
    ["source accounts and target tags", { source_service_accounts: ["a@b"] }, "together with"],
    ["an unknown direction", { direction: "ingress" }, "`direction` is `ingress`"],
    ["a token as direction", { direction: "${var.d}" }, "only Terraform can evaluate"],
    ["priority 65536", { priority: 65536 }, "`priority` is 65536"],
    ["priority -1", { priority: -1 }, "`priority` is -1"],
    ["a token as priority", { priority: "${var.p}" }, "only Terraform can evaluate"],
    ["disabled by a token", { disabled: "${var.d}" }, "only Terraform can evaluate"],
    ["disabled in other words", { disabled: "yes" }, "is `\"yes\"`"],
    ["disabled by a number", { disabled: 1 }, "is `1`"],
    ["a name that Google refuses", { name: "Web" }, "`name` is `Web`"],
    ["a token as target", { target_tags: ["${var.t}"] }, "it cannot be told whether"],
    ["a token as targets", { target_tags: "${var.t}" }, "only Terraform can evaluate"],
    ["count", { count: 2 }, "`count`"],
    ["for_each", { for_each: "${toset([])}" }, "`for_each`"],
    ["provisioner", { provisioner: { "local-exec": {} } }, "`provisioner`"],
    ["ignore_changes of tags, which are network tags on Google", { lifecycle: { ignore_changes: ["tags"] } }, "`lifecycle.ignore_changes`"],
    ["ignore_changes", { lifecycle: { ignore_changes: ["allow"] } }, "`lifecycle.ignore_changes`"],
  ]; // prettier-ignore

  test.each(rows)("%s", (_, fields, complaint) => {
    const reading = read(google(), vpc(vpcRule(fields)));
    expect(complaints(reading)).toEqual([expect.stringContaining(complaint)]);
    expect(reading.unsupported[0]).toMatchObject({ address: "google_compute_firewall.fw-0" });
    expect(reading.unsupported[0]!.place!.line).toBeGreaterThan(3);
    expect(["unknown", "closed"]).toContain(ask(gate(reading, "inbound"), WEB));
  });

  test.each(rows.filter(([, fields]) => !("allow" in fields)))("%s, on a deny", (_, fields) => {
    const opening = vpcRule({ priority: 2000 });
    const reading = read(
      google(),
      vpc(vpcRule({ deny: [{ protocol: "tcp" }], ...fields }), opening),
    );
    expect(ask(gate(reading, "inbound"), WEB)).not.toBe("closed");
  });

  test.each([
    ["an entry", { allow: [{ protocol: "tcp" }, { protocol: "https" }] }],
    ["a range", { source_ranges: ["192.0.2.0/24", "127.0.0.1/24"] }],
  ])("%s that Google refuses takes the whole rule with it", (_, fields) => {
    expect(inboundOf(WEB, vpcRule(fields))).toBe("unknown");
  });

  test("two rules of one name in a project", () => {
    const rules = [vpcRule({ name: "web" }), vpcRule({ name: "web", disabled: true })];
    const reading = read(google(), vpc(...rules));
    expect(complaints(reading)).toEqual([expect.stringContaining("two rules are named `web`")]);
    expect(ask(gate(reading, "inbound"), WEB)).toBe("unknown");
  });
});

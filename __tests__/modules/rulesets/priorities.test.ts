import { createHash } from "node:crypto";

import { farRoles, formatPortRange, shippedDocuments } from "../../../modules/flows";
import {
  COMPUTED_BLOCK,
  flowPriority,
  planRuleset,
  REGISTERED_BLOCK,
  REGISTERED_FLOWS,
} from "../../../modules/rulesets";
import { shortFlowId } from "../../../modules/rulesets/priority-registry";
import siteSchema from "../../../schemas/site.schema.json";
import { azureLimits } from "../../../modules/azure/network-security-group/azure-limits";
import type { BoundFlow } from "../../../modules/sites";
import { azureDeployment, end, extra, IPV4_ACCESS } from "../../samples/hand-made-deployments";

const PEER = end("peer", "203.0.113.0/24");
const named = (id: string, changes: Partial<BoundFlow> = {}): BoundFlow =>
  extra(id, IPV4_ACCESS, "tcp 3389", PEER, changes);
const plan = (...flows: readonly BoundFlow[]) =>
  planRuleset(azureDeployment(flows), azureLimits("everything"));

describe("the registry", () => {
  // Typed by hand. Lines are added here at the end; a changed line is a rule that moves under somebody's feet.
  test.each([
    [100, "in-access-tcp-5061-public-im-partners"],
    [104, "out-access-tcp-5061-public-im-partners"],
    [108, "in-access-tcp-443-clients"],
    [112, "out-access-tcp-50000-59999-live-messenger-clients"],
    [116, "out-access-udp-3478-live-messenger-clients"],
    [120, "in-access-udp-3478-live-messenger-clients"],
    [124, "out-av-tcp-50000-59999-live-messenger-clients"],
    [128, "out-av-udp-3478-live-messenger-clients"],
    [132, "in-av-udp-3478-live-messenger-clients"],
  ])("%d is %s", (priority, id) => {
    const flow = { ...named("x"), id };
    expect([flowPriority(flow, 4), flowPriority(flow, 6)]).toEqual([priority, priority + 1]);
  });

  test("has room: every slot is in its block", () => {
    const last = REGISTERED_BLOCK.first + REGISTERED_BLOCK.step * REGISTERED_FLOWS.length - 1;
    expect(last).toBeLessThanOrEqual(REGISTERED_BLOCK.last);
    expect((REGISTERED_BLOCK.last - REGISTERED_BLOCK.first + 1) / REGISTERED_BLOCK.step).toBe(625);
  });

  test("lists every flow once, each with a short name of at most 40 characters that no other has", () => {
    const names = REGISTERED_FLOWS.map(shortFlowId);
    expect(new Set(REGISTERED_FLOWS).size).toBe(REGISTERED_FLOWS.length);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => name.length > 40)).toEqual([]);
  });

  test("has not been reordered: the digest of its first lines never changes", () => {
    const digest = createHash("sha256").update(REGISTERED_FLOWS.slice(0, 85).join("\n"));
    expect(digest.digest("hex").slice(0, 16)).toBe("3507859db4df386f");
  });

  test("has a slot for every flow of every shipped document, under both readings", () => {
    const ids = shippedDocuments().flatMap(({ rows }) =>
      rows.flatMap((row) =>
        [row.near.role, row.erratum?.corrected ?? row.near.role].flatMap((near) =>
          farRoles(row).map((far) => {
            const side = row.direction === "inbound" ? "in" : "out";
            return [side, near, row.transport, formatPortRange(row.ports), far].join("-");
          }),
        ),
      ),
    );
    expect(ids.filter((id) => !REGISTERED_FLOWS.includes(id))).toEqual([]);
  });
});

describe("flows that no shipped document lists", () => {
  // By SHA-256 of the id; these numbers are in force at sites.
  test.each([
    ["rdp-bastion", 2836],
    ["syslog", 3148],
    ["ntp", 2766],
  ])("%s has %d for ever", (id, priority) => {
    expect(flowPriority(named(id), 4)).toBe(priority);
    expect(flowPriority(named(id), 6)).toBe(priority + 1);
  });

  test("stay in their block, on even numbers", () => {
    const all = Array.from({ length: 5000 }, (_, n) => flowPriority(named(`flow-${n}`), 4));
    expect(Math.min(...all)).toBe(COMPUTED_BLOCK.first);
    expect(Math.max(...all)).toBe(COMPUTED_BLOCK.last - 1);
    expect(all.filter((priority) => priority % 2 === 1)).toEqual([]);
  });

  const [one, other] = (() => {
    const seen = new Map<number, string>();
    for (let n = 0; ; n++) {
      const priority = flowPriority(named(`flow-${n}`), 4);
      const first = seen.get(priority);
      if (first !== undefined) return [first, `flow-${n}`] as const;
      seen.set(priority, `flow-${n}`);
    }
  })();

  test("two that come to one number are an error that names both and asks for a priority", () => {
    expect(() => plan(named(one), named(other))).toThrow(
      new RegExp(
        `flows \`extra-${one}\` and \`extra-${other}\` .* both come to priority \\d{4};.*explicit \`priority\``,
      ),
    );
  });

  test("the same number in the two directions is no collision", () => {
    expect(plan(named(one), named(other, { direction: "outbound" })).rules).toHaveLength(6);
  });

  test("an explicit priority resolves it and moves nothing else", () => {
    const priorityOf = (id: string, ...flows: readonly BoundFlow[]): number | undefined =>
      plan(...flows).rules.find(({ flow }) => flow?.id === `extra-${id}`)?.priority;
    const moved = named(other, { priority: 4000 });
    expect(priorityOf(other, named(one), moved)).toBe(4000);
    expect(priorityOf(one, named(one), moved)).toBe(priorityOf(one, named(one)));
  });

  test.each([99, 100, 2599, 4089, 4095, 2600.5, Number.NaN])(
    "an explicit priority of %d is refused",
    (priority) => {
      expect(() => plan(named("x", { priority }))).toThrow(/allowed: 2600\.\.4088/);
    },
  );

  test("an explicit priority that another flow has is refused", () => {
    const taken = flowPriority(named("x"), 4);
    expect(() => plan(named("x"), named("y", { priority: taken }))).toThrow(
      /both come to priority/,
    );
  });
});

test("the site file takes the priorities of the block that the planner takes, and no others", () => {
  const { definitions } = siteSchema;
  const { minimum, maximum } = definitions.chosenPriority;
  // IPv6 takes the next number.
  expect([minimum, maximum]).toEqual([COMPUTED_BLOCK.first, COMPUTED_BLOCK.last - 1]);
});

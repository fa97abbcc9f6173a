// The documented flows and their fixed slots. A slot's number is its position in this list and decides the priorities of
// the flow's rules in every deployment that anybody has ever applied: add at the end, never insert, move or remove.

/** A documented flow and how its rules are named where names are short. */
interface RegisteredFlow {
  /** Id of the bound flow; the same in every document that lists it. */
  readonly id: string;
  /** At most 40 characters, unique; only for ids that are longer, and for their siblings so that they look alike. */
  readonly short?: string;
}

export const REGISTERED_FLOWS: readonly RegisteredFlow[] = [
  // Public instant messaging connectivity, interfaces as printed.
  { id: "in-access-tcp-5061-public-im-partners" },
  { id: "out-access-tcp-5061-public-im-partners" },
  { id: "in-access-tcp-443-clients" },
  {
    id: "out-access-tcp-50000-59999-live-messenger-clients",
    short: "out-access-tcp-50000-59999-lm-clients",
  },
  { id: "out-access-udp-3478-live-messenger-clients", short: "out-access-udp-3478-lm-clients" },
  { id: "in-access-udp-3478-live-messenger-clients", short: "in-access-udp-3478-lm-clients" },
  // The same table, interfaces as its sibling pages print them.
  {
    id: "out-av-tcp-50000-59999-live-messenger-clients",
    short: "out-av-tcp-50000-59999-lm-clients",
  },
  { id: "out-av-udp-3478-live-messenger-clients", short: "out-av-udp-3478-lm-clients" },
  { id: "in-av-udp-3478-live-messenger-clients", short: "in-av-udp-3478-lm-clients" },
];

const SLOTS: ReadonlyMap<string, number> = new Map(
  REGISTERED_FLOWS.map(({ id }, slot) => [id, slot]),
);

/** The flow's slot, or `undefined` for a flow that no shipped document lists. */
export function registeredSlot(flowId: string): number | undefined {
  return SLOTS.get(flowId);
}

/** The short form of a registered flow's id; any other id as it is. */
export function shortFlowId(flowId: string): string {
  const slot = SLOTS.get(flowId);
  return (slot === undefined ? undefined : REGISTERED_FLOWS[slot]?.short) ?? flowId;
}

// The documented flows and their fixed slots. A slot's number is its position in this list and decides the priorities of
// the flow's rules in every deployment that anybody has ever applied: add at the end, never insert, move or remove.

/** Ids of bound flows; an id is the same in every document that lists the flow. */
export const REGISTERED_FLOWS: readonly string[] = [
  // lync2013-pic, interfaces as printed
  "in-access-tcp-5061-public-im-partners",
  "out-access-tcp-5061-public-im-partners",
  "in-access-tcp-443-clients",
  "out-access-tcp-50000-59999-live-messenger-clients",
  "out-access-udp-3478-live-messenger-clients",
  "in-access-udp-3478-live-messenger-clients",
  // lync2013-pic, interfaces as its sibling pages print them
  "out-av-tcp-50000-59999-live-messenger-clients",
  "out-av-udp-3478-live-messenger-clients",
  "in-av-udp-3478-live-messenger-clients",
  // lync2013-external-av-destination-rules
  "out-av-tcp-443-av-peers",
  "out-av-udp-3478-av-peers",
  "in-av-tcp-443-av-peers",
  "in-av-udp-3478-av-peers",
  // lync2013-reverse-proxy-external
  "in-reverse-proxy-external-tcp-80-clients",
  "in-reverse-proxy-external-tcp-443-clients",
  // lync2013-reverse-proxy-internal
  "out-reverse-proxy-internal-tcp-8080-directors",
  "out-reverse-proxy-internal-tcp-8080-front-ends",
  "out-reverse-proxy-internal-tcp-4443-directors",
  "out-reverse-proxy-internal-tcp-4443-front-ends",
  "out-reverse-proxy-internal-tcp-443-office-web-apps",
  // lync2013-scaled-dns-nat-external
  "in-access-tcp-5269-xmpp-partners",
  "out-access-tcp-5269-xmpp-partners",
  "out-access-tcp-80-crl-servers",
  "out-access-tcp-53-dns-servers",
  "out-access-udp-53-dns-servers",
  "in-access-tcp-5061-federated-partners",
  "out-access-tcp-5061-federated-partners",
  "in-web-conferencing-tcp-443-clients",
  "out-av-tcp-50000-59999-av-peers",
  "out-av-udp-50000-59999-av-peers",
  "in-av-tcp-50000-59999-av-peers",
  "in-av-udp-50000-59999-av-peers",
  // lync2013-scaled-dns-nat-internal
  "in-internal-tcp-23456-front-ends",
  "in-internal-tcp-5061-directors",
  "in-internal-tcp-5061-front-ends",
  "out-internal-tcp-5061-directors",
  "out-internal-tcp-5061-front-ends",
  "in-internal-tcp-8057-front-ends",
  "in-internal-tcp-5062-branch-appliances",
  "in-internal-tcp-5062-front-ends",
  "in-internal-udp-3478-internal-networks",
  "in-internal-tcp-443-internal-networks",
  "in-internal-tcp-4443-cms-front-ends",
  "in-internal-tcp-50001-logging-controllers",
  "in-internal-tcp-50002-logging-controllers",
  "in-internal-tcp-50003-logging-controllers",
  // lync2013-scaled-hlb-external-vips
  "in-access-vip-tcp-5269-xmpp-partners",
  "out-access-vip-tcp-5269-xmpp-partners",
  "in-access-vip-tcp-443-clients",
  "in-access-vip-tcp-5061-federated-partners",
  "out-access-vip-tcp-5061-federated-partners",
  "in-web-conferencing-vip-tcp-443-clients",
  "in-av-vip-udp-3478-av-peers",
  "in-av-vip-tcp-443-av-peers",
  // lync2013-scaled-hlb-internal-nodes
  "in-internal-tcp-8057-directors",
  "in-internal-udp-3478-directors",
  "in-internal-udp-3478-front-ends",
  "in-internal-tcp-443-directors",
  "in-internal-tcp-443-front-ends",
  // lync2013-scaled-hlb-internal-vips
  "in-internal-vip-tcp-5061-directors",
  "in-internal-vip-tcp-5061-front-ends",
  "out-internal-vip-tcp-5061-directors",
  "out-internal-vip-tcp-5061-front-ends",
  "in-internal-vip-tcp-5062-branch-appliances",
  "in-internal-vip-tcp-5062-front-ends",
  "in-internal-vip-udp-3478-internal-networks",
  "in-internal-vip-tcp-443-internal-networks",
  "out-internal-vip-tcp-443-internal-networks",
  // lync2013-single-public-external
  "out-access-tcp-50000-59999-av-peers",
  // lync2013-autodiscover-internal
  "out-reverse-proxy-internal-tcp-8080-office-web-apps",
  "out-reverse-proxy-internal-tcp-4443-office-web-apps",
  // lync2013-director-pool-dns-hlb-ports
  "in-director-vip-tcp-8080-reverse-proxies",
  "in-director-vip-tcp-4443-reverse-proxies",
  "out-director-tcp-444-front-ends",
  "in-director-vip-tcp-80-internal-clients",
  "in-director-vip-tcp-443-internal-clients",
  "in-director-tcp-5061-edge-internal",
  "in-director-tcp-50001-logging-controllers",
  "in-director-tcp-50002-logging-controllers",
  "in-director-tcp-50003-logging-controllers",
  // lync2013-director-pool-hlb-ports
  "in-director-vip-tcp-5061-edge-internal",
  // lync2013-single-director-ports
  "in-director-tcp-8080-reverse-proxies",
  "in-director-tcp-4443-reverse-proxies",
  "in-director-tcp-80-internal-clients",
  "in-director-tcp-443-internal-clients",
  // lync2013-external-av-source-and-destination-rules
  "out-av-tcp-from-50000-59999-to-443-av-peers",
  "out-av-udp-from-3478-to-3478-av-peers",
  "out-director-tcp-5061-edge-internal",
  "in-access-tcp-5061-lync-online",
  "out-access-tcp-5061-lync-online",
  "in-web-conferencing-tcp-443-lync-online",
  "out-web-conferencing-tcp-443-lync-online",
  "in-av-tcp-443-lync-online",
  "out-av-tcp-443-lync-online",
  "in-av-udp-3478-lync-online",
  "out-av-udp-3478-lync-online",
  "out-av-tcp-50000-59999-lync-online",
  "out-av-udp-50000-59999-office-365",
  "out-av-tcp-50000-59999-office-365",
  "out-access-tcp-5061-office-365",
  "in-edge-tcp-5061-federated-partners",
  "out-edge-tcp-5061-federated-partners",
  "out-edge-tcp-80-crl-servers",
  "out-edge-udp-53-dns-servers",
  "out-edge-tcp-53-dns-servers",
  "out-edge-udp-3478-av-peers",
  "in-edge-tcp-443-av-peers",
  "in-edge-udp-3478-av-peers",
  "out-edge-tcp-443-av-peers",
  "out-edge-tcp-0-65535-av-peers",
  "out-edge-udp-0-65535-av-peers",
  "in-edge-tcp-50000-59999-av-peers",
  "in-edge-udp-50000-59999-av-peers",
  "out-internal-tcp-5080-front-ends",
  "in-access-tcp-5061-clients",
  "in-web-conferencing-tcp-444-clients",
  "in-access-tcp-5061-office-365",
  "out-av-tcp-443-office-365",
  "in-av-tcp-443-office-365",
  "out-av-udp-3478-office-365",
  "in-av-udp-3478-office-365",
  "out-access-tcp-443-skype-search",
  "in-internal-tcp-4443-front-ends",
];

/**
 * Words of registered ids that names leave no room for, and what stands for them where names are short. Every registered
 * id comes to at most 40 characters so. They are in the names of deployed rules: add, never change.
 */
const SHORT_WORDS: readonly (readonly [word: string, short: string])[] = [
  ["live-messenger-clients", "lm-clients"],
  ["reverse-proxy-external", "rp-external"],
  ["reverse-proxy-internal", "rp-internal"],
  ["federated-partners", "fed-partners"],
  ["logging-controllers", "loggers"],
  ["internal-networks", "int-networks"],
  ["branch-appliances", "branches"],
  ["from-50000-59999", "from-media"],
];

const SLOTS: ReadonlyMap<string, number> = new Map(REGISTERED_FLOWS.map((id, slot) => [id, slot]));

/** The flow's slot, or `undefined` for a flow that no shipped document lists. */
export function registeredSlot(flowId: string): number | undefined {
  return SLOTS.get(flowId);
}

/** The short form of a registered flow's id; any other id as it is. */
export function shortFlowId(flowId: string): string {
  if (!SLOTS.has(flowId)) return flowId;
  return SHORT_WORDS.reduce((id, [word, short]) => id.replace(`-${word}`, `-${short}`), flowId);
}

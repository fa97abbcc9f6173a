// The addresses that the public internet routes, whoever has them.
import { ALL_ADDRESSES, parsePrefix, subtractAddresses } from "../../../modules/packets";
import type { AddressRange } from "../../../modules/packets";

/**
 * IPv4 blocks that the internet does not route: IANA special-purpose registry, multicast and reserved space.
 */
const NOT_ROUTED: readonly AddressRange[] = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24",
  "192.31.196.0/24",
  "192.52.193.0/24",
  "192.88.99.0/24",
  "192.168.0.0/16",
  "192.175.48.0/24",
  "198.18.0.0/15",
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/3",
].map(parsePrefix);

/** What is left. In Azure it is certainly either in the virtual network or in `Internet`. */
export const PUBLIC_IPV4: readonly AddressRange[] = subtractAddresses(ALL_ADDRESSES[4], NOT_ROUTED);

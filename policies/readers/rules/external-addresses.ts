// Addresses outside of every private network, as both clouds use the word.
import { ALL_ADDRESSES, parsePrefix, subtractAddresses } from "../../../modules/packets";
import type { Addresses } from "./match";

const PRIVATE = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"]; // prettier-ignore

export const EXTERNAL_ADDRESSES: Addresses = {
  4: subtractAddresses(ALL_ADDRESSES[4], PRIVATE.map(parsePrefix)),
  6: [parsePrefix("2000::/3")],
};

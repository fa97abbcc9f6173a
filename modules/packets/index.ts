// The door of this room.
export type { AddressRange, Box, BoxFields, Family, Packet, Range } from "./box";
export type { Bound, Chain, Layer, Rule, Verdict } from "./chain";

// The door of this room.
export { formatAddress, formatRanges, prefixTexts } from "./address-text";
export {
  ALL_ADDRESSES,
  addressesOverlap,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from "./addresses";
export type { AddressRange, Box, BoxFields, Family, Packet, Range } from "./box";
export { type BoundChain, type BoundLayer, type BoundRule, bindChain } from "./bound-chain";
export { Budget, BudgetExceeded, DEFAULT_BUDGET } from "./budget";
export { admitted } from "./admitted";
export { boxesMeet } from "./box-relations";
export type { Bound, Chain, Layer, Rule, Verdict } from "./chain";
export { compareChains } from "./compare";
export { Comparison, type CompareOptions } from "./comparison";
export { boxHas, type Decision, decide } from "./decide";
export { areTrue, boundsOfTerms, type Holding, type Literal, type Term } from "./facts";
export { knowing } from "./knowing";
export { compareByFacts, type FactDifference, type FactOptions } from "./fact-comparison";
export { type DecidedSet, decidedSets } from "./decided-sets";
export { type IdleRule, idleRules } from "./idle-rules";
export { makeBoxes } from "./make-boxes";
export type { FactPiece, Piece } from "./pieces";
export { PacketSet } from "./packet-set";
export { parsePrefix, type Prefix } from "./prefix";
export { PrefixError, type PrefixFault } from "./prefix-error";
export {
  ALL_PORTS,
  ALL_PROTOCOLS,
  hasPorts,
  PORT_PROTOCOLS,
  PROTOCOL,
  type ProtocolName,
  protocolName,
} from "./protocols";

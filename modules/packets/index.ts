// The door of this room.
export { formatAddress, formatRanges, prefixTexts } from "./sets/address-text";
export {
  ALL_ADDRESSES,
  addressesOverlap,
  intersectAddresses,
  subtractAddresses,
  unionAddresses,
} from "./sets/addresses";
export type { AddressRange, Box, BoxFields, Family, Packet, Range } from "./sets/box";
export { type BoundChain, type BoundLayer, type BoundRule, bindChain } from "./chains/bound-chain";
export { Budget, BudgetExceeded, DEFAULT_BUDGET } from "./engine/budget";
export { admitted } from "./chains/admitted";
export { boxesMeet } from "./sets/box-relations";
export type { Bound, Chain, Layer, Rule, Action as Action } from "./chains/chain";
export { compareChains } from "./chains/compare";
export { Comparison, type CompareOptions } from "./chains/comparison";
export { boxHas, type Decision, decide } from "./chains/decide";
export {
  isSatisfied as areTrue,
  boundsOfTerms,
  type Assignment as Holding,
  type Literal,
  type Term,
} from "./sets/unknowns";
export { restrict as knowing } from "./chains/restrict";
export {
  compareOverUnknowns as compareByFacts,
  type DifferenceOverUnknowns as FactDifference,
  type OverUnknownsOptions as FactOptions,
} from "./chains/comparison-over-unknowns";
export { type DecidedSet, decidedSets } from "./chains/decided-sets";
export {
  type RedundantRule as IdleRule,
  redundantRules as idleRules,
} from "./chains/redundant-rules";
export { makeBoxes } from "./sets/make-boxes";
export type { ConditionalPiece as FactPiece, Piece } from "./chains/pieces";
export { PacketSet } from "./chains/packet-set";
export { parsePrefix, type Prefix } from "./sets/prefix";
export { PrefixError, type PrefixFault } from "./sets/prefix-error";
export {
  ALL_PORTS,
  ALL_PROTOCOLS,
  hasPorts,
  PORT_PROTOCOLS,
  PROTOCOL,
  type ProtocolName,
  protocolName,
} from "./sets/protocols";

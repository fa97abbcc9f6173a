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
export { Budget, BudgetExceeded, DEFAULT_BUDGET } from "./engine/budget";
export { boxesMeet } from "./sets/box-relations";
export {
  type Action,
  type Bound,
  type Chain,
  isExact,
  type Layer,
  restrict as knowing,
  type Rule,
} from "./chains/chain";
export { compareChains, Comparison, type CompareOptions } from "./chains/comparison";
export { boxHas, type Decision, decide } from "./chains/decide";
export {
  isSatisfied as areTrue,
  boundsOfTerms,
  type Assignment as Holding,
  type Literal,
  type Term,
} from "./sets/unknowns";
export {
  compareOverUnknowns as compareByFacts,
  type DifferenceOverUnknowns as FactDifference,
} from "./chains/comparison-over-unknowns";
export { admitted, type DecidedSet, decidedSets } from "./chains/decided-sets";
export {
  type RedundantRule as IdleRule,
  redundantRules as idleRules,
} from "./chains/redundant-rules";
export { makeBoxes } from "./sets/make-boxes";
export type { ConditionalPiece as FactPiece, Piece } from "./chains/pieces";
export { canonicalBoxes, PacketSet } from "./chains/packet-set";
export { allowedByDefinition } from "./chains/first-match";
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

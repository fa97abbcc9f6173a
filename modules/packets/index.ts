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
  restrict,
  type Rule,
} from "./chains/chain";
export { compareChains, Comparison, type CompareOptions } from "./chains/comparison";
export { boxHas, type Decision, decide } from "./chains/decide";
export {
  isSatisfied,
  boundsOfTerms,
  type Assignment,
  type Literal,
  type Term,
} from "./sets/unknowns";
export {
  compareOverUnknowns,
  type DifferenceOverUnknowns,
} from "./chains/comparison-over-unknowns";
export { admitted, type DecidedSet, decidedSets } from "./chains/decided-sets";
export { type RedundantRule, redundantRules } from "./chains/redundant-rules";
export { isWithin } from "./sets/within";
export { makeBoxes } from "./sets/make-boxes";
export type { ConditionalPiece, Piece } from "./chains/pieces";
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

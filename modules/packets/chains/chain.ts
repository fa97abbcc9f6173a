// One shape for every kind of firewall: a chain of first-match layers with actions allow, deny and next. Two security
// groups in a row, a cloud's default rules and a list of documented flows are all chains. `O` is whatever the caller
// wants to get back as the origin of a rule.
import type { Box } from "../sets/box";
import type { Term } from "../sets/unknowns";

/** `allow` and `deny` end the walk; `next` asks the following layer. The last layer of a chain never says `next`. */
export type Action = "allow" | "deny" | "next";

/** A rule whose match may not be known exactly. `certain` is contained in the truth; `possible` contains it. */
export interface Rule<O> {
  readonly action: Action;
  /** Packets that this rule matches whatever the unknowns turn out to be. May be empty. */
  readonly certain: readonly Box[];
  /** Packets that this rule might match. Contains `certain`; the same array when nothing is unknown. */
  readonly possible: readonly Box[];
  /**
   * What the rule matches, exactly, given the facts: the packets of any term whose literals are true. For every packet
   * and whatever the facts are, that lies between `certain` and `possible` (see `boundsOfTerms`). Absent when the rule
   * is exact, or when what is unknown about it has no name.
   */
  readonly terms?: readonly Term[];
  readonly origin: O;
}

/** Rules in evaluation order (first match decides), and what holds for packets that no rule matches. */
export interface Layer<O> {
  readonly rules: readonly Rule<O>[];
  readonly implied: { readonly action: Action; readonly origin: O };
}

/** Layers in evaluation order. An empty chain is not a chain: it has no action. */
export type Chain<O> = readonly Layer<O>[];

/**
 * Which bound of a chain to take. `must`: only what is certainly allowed (narrow allows, wide denies).
 * `may`: everything that might be allowed (wide allows, narrow denies).
 */
export type Bound = "must" | "may";

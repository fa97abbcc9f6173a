// One piece of a comparison of two configurations.
import type { Box } from "../../../modules/packets";
import type { RuleOrigin } from "../../readers";
import type { ChangeKind } from "./comparison";

/** Packets that change in one way, and the rules that decide them. */
export interface ChangePiece {
  readonly kind: ChangeKind;
  readonly boxes: readonly Box[];
  readonly rules: readonly (RuleOrigin | "base" | "head")[];
}

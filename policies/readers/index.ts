// The door of this room.
export type { Gate, Reading, RuleOrigin, Unsupported } from "./gate";

// The door of this room.
export { formatPlace, formatProblem, InputError } from "./problem";
export type { Place, Problem } from "./problem";

// Types that are machines and networks, or say where machines are: what names in rules stand for rests on them.
import { judgeType } from "../harmless/judge-type";

/** Whether resources of the type are places by the table; one that the table does not call harmless may be anything. */
export function isPlace(type: string): boolean {
  return judgeType(type)?.is !== "harmless";
}

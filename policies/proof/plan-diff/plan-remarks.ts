// What keeps a plan from showing all that will stand, or changes how a comparison of it is to be read.
import type { PlanSteps } from "../../readers";
import type { PlanRemark } from "./plan-changes";

export function remarksOf(steps: PlanSteps): readonly PlanRemark[] {
  const { notPlanned, isPartial, isRefreshOnly, leaving, drifted } = steps;
  const about = (
    kind: PlanRemark["kind"],
    message: string,
    addresses: readonly string[],
  ): readonly PlanRemark[] => (addresses.length === 0 ? [] : [{ kind, message, addresses }]);
  if (isRefreshOnly)
    return [
      {
        kind: "refresh-only",
        message: "the plan only refreshes the state and changes nothing in the cloud",
        addresses: [],
      },
      ...about("drift", DRIFTED, drifted),
    ];
  return [
    ...(isPartial
      ? [{ kind: "target", message: PARTIAL, addresses: notPlanned } as const]
      : about("incomplete", LEFT_OUT, notPlanned)),
    ...about("drift", DRIFTED, drifted),
    ...about("stays", STAYING, leaving),
  ];
}

const PARTIAL =
  "the plan says itself that it is not complete: what it leaves out stays as the state has it";
const LEFT_OUT = "some objects of the state are not in the plan and stay as the state has them";
const DRIFTED =
  "changed outside Terraform; compared is what stands now with what stands after the apply";
const STAYING = "they leave the state and stay in the cloud as they are";

import { judge } from "../../../../policies/proof";
import { checkStatus, makeCheckReport } from "../../../../policies/report";
import { deployment, reading } from "../../../samples/hand-made";

const undecided = judge("doc", reading([]), deployment([]));
const proven = { ...undecided, verdict: "proven", findings: [] } as const;
const refuted = { ...undecided, verdict: "refuted" } as const;
const problem = { message: "unreadable" };

test.each([
  ["all proven", [proven, proven], [], "proven", 0],
  ["one refuted", [proven, refuted, undecided], [], "refuted", 1],
  ["one undecided", [undecided, proven], [], "undecided", 2],
  ["a problem", [proven], [problem], "undecided", 2],
  ["a problem beside something refuted", [refuted], [problem], "refuted", 1],
  ["nothing at all", [], [], "undecided", 2],
] as const)("%s", (_, deployments, problems, verdict, status) => {
  const report = makeCheckReport(deployments, problems);
  expect(report.verdict).toBe(verdict);
  expect(checkStatus(report.verdict)).toBe(status);
});

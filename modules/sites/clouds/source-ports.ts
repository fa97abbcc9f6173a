// Rows and extra flows that restrict source ports. Azure's rules match source ports; Google's VPC firewall rules have no
// such field, and a rule without it would open the flow from every source port. So it is an error there.
import { formatPortRange, shippedDocuments } from "../../flows";
import type { FlowDocument } from "../../flows";
import type { Inspection } from "../../input";
import type { DeploymentDocuments } from "../selection/document-selection";
import type { ExtraFlow } from "../file/extra-flows";
import type { SelectedRow } from "../selection/row-selection";

const WHY =
  "Google VPC firewall rules cannot match source ports, and without them the flow would be open from all";

/** Reports selected rows of a Google deployment that restrict source ports. */
export function reportSourcePortRows(
  deployment: string,
  rows: readonly SelectedRow[],
  { documents, pathOf }: DeploymentDocuments,
  inspection: Inspection,
): void {
  for (const document of documents) {
    const restricted = rows.filter(
      (it) => it.document === document && it.row.sourcePorts !== undefined,
    );
    if (restricted.length === 0) continue;
    const words = restricted.map(
      ({ row: { row, label, sourcePorts } }) =>
        `row ${row} (\`${label}\`, source ports ${sourcePorts === undefined ? "any" : formatPortRange(sourcePorts)})`,
    );
    const one = restricted.length === 1;
    inspection.reportError(pathOf(document), {
      message: `${words.join(" and ")} of ${document.id} ${one ? "restricts" : "restrict"} source ports in Google deployment \`${deployment}\`: ${WHY}`,
      allowed: "documents whose rows are from any source port",
      remedy: `${instead(document)}; or give the Azure deployments that need it a list of \`documents\` of their own`,
    });
  }
}

/** Reports extra flows of a Google deployment that restrict source ports. */
export function reportSourcePortExtras(
  deployment: string,
  extras: readonly ExtraFlow[],
  inspection: Inspection,
): void {
  for (const { index, written, sourcePorts } of extras) {
    if (sourcePorts === undefined) continue;
    inspection.reportError(["extraFlows", index, "sourcePorts"], {
      message: `extra flow \`${written.id ?? ""}\` restricts source ports in Google deployment \`${deployment}\`: ${WHY}`,
      remedy:
        "leave `sourcePorts` out, or name the Azure deployments that it is for under `deployments`",
    });
  }
}

/** The table beside it on the same page that does without source ports, if there is one. */
function instead({ id, page }: FlowDocument): string {
  const others = shippedDocuments().filter(
    (other) =>
      page !== undefined &&
      other.page === page &&
      other.id !== id &&
      other.rows.every(({ sourcePorts }) => sourcePorts === undefined),
  );
  if (others.length === 0) return "leave the document out";
  return `select ${others.map((other) => `\`${other.id}\``).join(" or ")} instead, which has no source ports`;
}

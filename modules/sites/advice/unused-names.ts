// Interfaces and peers that nothing in the site asks about: most often the name of a role, misspelt.
import { farRoles } from "../../flows";
import type { FlowDocument } from "../../flows";
import { nearest } from "../../input";
import type { ReadExpectation } from "../file/expectation";
import type { ExtraFlow } from "../file/extra-flows";
import type { Roles } from "../file/role-addresses";
import type { Advisory } from "../site";

/** Where a name can be asked about. */
export interface NameUses {
  /** The documents of the deployment, under either reading and whether a row is selected or not. */
  readonly documents: readonly FlowDocument[];
  /** The documents of all deployments: they share peers. */
  readonly allDocuments: readonly FlowDocument[];
  readonly extras: readonly ExtraFlow[];
  readonly expectations: readonly ReadExpectation[];
  /** Roles that load-balancer probes are sent to. */
  readonly probed: readonly string[];
}

/** One advisory for each name that no row, extra flow, expectation or probe has. */
export function adviseNames({ interfaces, peers }: Roles, uses: NameUses): readonly Advisory[] {
  const near = uses.documents.flatMap(({ rows }) =>
    rows.flatMap(({ near: { role }, erratum }) => [role, erratum?.corrected ?? role]),
  );
  const far = uses.allDocuments.flatMap(({ rows }) => rows.flatMap((row) => farRoles(row)));
  const elsewhere = [
    ...uses.probed,
    ...[...uses.extras, ...uses.expectations].flatMap(({ written: { from, to } }) => [from, to]),
  ];
  return [
    ...unused("interface", [...interfaces.keys()], near, elsewhere),
    ...unused("peer", [...peers.keys()], far, elsewhere),
  ];
}

function unused(
  kind: "interface" | "peer",
  names: readonly string[],
  inRows: readonly string[],
  elsewhere: readonly unknown[],
): readonly Advisory[] {
  const lacking = inRows.filter((role) => !names.includes(role));
  return names
    .filter((name) => !inRows.includes(name) && !elsewhere.includes(name))
    .map((name) => {
      const near = nearest(name, lacking);
      const meant = near === undefined ? "" : `; did you mean \`${near}\`?`;
      return {
        id: "note",
        effect: "closes",
        message: `no row of the documents, extra flow, expectation or probe is about ${kind} \`${name}\`, so nothing is opened for it${meant}`,
      };
    });
}

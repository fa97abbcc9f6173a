// What a site selects, flow by flow, and which rows it leaves out: the facts of an auditor's table, before any format.
import {
  type Direction,
  farRoles,
  type FlowDocument,
  type FlowRow,
  formatPortRange,
} from "../../modules/flows";
import { formatRanges } from "../../modules/packets";
import type { Advisory, BoundEnd, BoundFlow, Deployment, Site } from "../../modules/sites";

/** One line of the table: a flow that must be open, or a row that the site leaves out. */
export interface SelectedFlow {
  readonly status: "selected" | "left out";
  /** The flow's stable name; none for a row that is left out. */
  readonly id?: string;
  readonly direction: Direction;
  readonly transport: string;
  readonly ports: string;
  /** The initiator's ports, where the flow restricts them. */
  readonly sourcePorts?: string;
  readonly near: ListedEnd;
  readonly far: ListedEnd;
  /** None for a flow that the site adds. */
  readonly rows: readonly ListedRow[];
  /** The reading that decided the interface, where a row has an erratum. */
  readonly reading?: "printed" | "corrected";
  readonly advisories: readonly string[];
}

/** A role with its addresses; those of a row that is left out are not bound. */
export interface ListedEnd {
  readonly role: string;
  readonly addresses: readonly string[];
}

export interface ListedRow {
  readonly document: string;
  readonly row: number;
  readonly label: string;
}

/** What one deployment selects. */
export interface DeploymentFlows {
  readonly deployment: string;
  readonly cloud: string;
  readonly flows: readonly SelectedFlow[];
  /** Advisories about the deployment as a whole. */
  readonly notes: readonly string[];
}

/** The flows of a deployment in their order, then the rows left out in that of the documents. */
export function selectedFlows(site: Site, deployment: Deployment): DeploymentFlows {
  const { name, cloud, advisories } = deployment;
  const documents = site.documents ?? [];
  return {
    deployment: name,
    cloud,
    flows: [
      ...deployment.flows.map((flow) => boundLine(flow, deployment, documents)),
      ...advisories
        .filter(({ id }) => id === "excluded-row")
        .flatMap((advisory) => leftOutLine(advisory, documents)),
    ],
    notes: advisories.filter(({ row }) => row === undefined).map(({ message }) => message),
  };
}

function boundLine(
  flow: BoundFlow,
  { interfaceReading, advisories }: Deployment,
  documents: readonly FlowDocument[],
): SelectedFlow {
  const { id, direction, transport, ports, sourcePorts, near, far, citations } = flow;
  const uncertain = citations.some(
    ({ document, row }) => findRow(documents, document, row)?.erratum !== undefined,
  );
  return {
    status: "selected",
    id,
    direction,
    transport,
    ports: formatPortRange(ports),
    ...(sourcePorts !== undefined && { sourcePorts: formatPortRange(sourcePorts) }),
    near: listedEnd(near),
    far: listedEnd(far),
    rows: citations.map(({ document, row, label }) => ({ document, row, label })),
    ...(uncertain && { reading: interfaceReading }),
    advisories: [...extraWords(flow), ...advisoriesOf(flow, advisories)],
  };
}

function advisoriesOf({ citations }: BoundFlow, advisories: readonly Advisory[]) {
  return advisories
    .filter(({ document, row }) =>
      citations.some((citation) => citation.document === document && citation.row === row),
    )
    .map(({ message }) => message);
}

function extraWords({ extra }: BoundFlow): readonly string[] {
  if (extra === undefined) return [];
  const { owner, reason, expires } = extra;
  return [`added by the site: ${reason} (${owner}, until ${expires})`];
}

function leftOutLine(
  { document, row: number, message }: Advisory,
  documents: readonly FlowDocument[],
): readonly SelectedFlow[] {
  const row = findRow(documents, document, number);
  if (row === undefined || document === undefined) return [];
  const { direction, transport, ports, sourcePorts, near, label } = row;
  return [
    {
      status: "left out",
      direction,
      transport,
      ports: formatPortRange(ports),
      ...(sourcePorts !== undefined && { sourcePorts: formatPortRange(sourcePorts) }),
      near: { role: near.role, addresses: [] },
      far: { role: farRoles(row).join(", "), addresses: [] },
      rows: [{ document, row: row.row, label }],
      advisories: [message],
    },
  ];
}

function findRow(
  documents: readonly FlowDocument[],
  document: string | undefined,
  number: number | undefined,
): FlowRow | undefined {
  return documents.find(({ id }) => id === document)?.rows.find(({ row }) => row === number);
}

function listedEnd({ role, addresses }: BoundEnd): ListedEnd {
  return {
    role,
    addresses: addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges)),
  };
}

// What a site selects, flow by flow, and which rows it leaves out: the facts of an auditor's table, before any format.
import {
  type Direction,
  farRoles,
  type FlowDocument,
  type FlowRow,
  formatPortRange,
  purposeOf,
} from "../../../modules/flows";
import { ALL_ADDRESSES, formatRanges, subtractAddresses } from "../../../modules/packets";
import {
  type Advisory,
  type BoundEnd,
  type BoundFlow,
  type Deployment,
  type FamilyAddresses,
  rankAdvisories,
  type ServiceTag,
  type Site,
} from "../../../modules/sites";
import type { Note } from "./merge-notes";

/** One line of the table: a flow that must be open, an allowance that may be, or a row that the site leaves out. */
export interface SelectedFlow {
  readonly status: "selected" | "left out" | "allowance";
  /** The flow's stable name; none for a row that is left out. */
  readonly id?: string;
  readonly direction: Direction;
  readonly transport: string;
  readonly ports: string;
  /** The initiator's ports, where the flow restricts them. */
  readonly sourcePorts?: string;
  readonly near: ListedEnd;
  readonly far: FarEnd;
  /** None for a flow that the site adds. */
  readonly rows: readonly ListedRow[];
  /** What the rows are for: capabilities, any one of which asks for the flow, or `always`. */
  readonly purposes: readonly string[];
  /** The reading that decided the interface, where a row has an erratum. */
  readonly reading?: "printed" | "corrected";
  readonly advisories: readonly Note[];
}

/** A role with its addresses; those of a row that is left out are not bound. */
export interface ListedEnd {
  readonly role: string;
  /** None of a service tag whose contents are not known. */
  readonly addresses: readonly string[];
  readonly serviceTag?: ServiceTag;
}

/** The peer, and what the rows print for it: its words, and what they may be narrowed to. */
export interface FarEnd extends ListedEnd {
  readonly printed: readonly string[];
  /** The rows print `Any`, and the site does not. */
  readonly narrowed: boolean;
}

export interface ListedRow {
  readonly document: string;
  readonly row: number;
  readonly label: string;
  readonly url: string;
}

/** What one deployment selects. */
export interface DeploymentFlows {
  readonly deployment: string;
  readonly cloud: string;
  readonly flows: readonly SelectedFlow[];
  /** Advisories about the deployment as a whole. */
  readonly notes: readonly string[];
}

/** The flows of a deployment in their order, then its allowances, then the rows left out in that of the documents. */
export function selectedFlows(site: Site, deployment: Deployment): DeploymentFlows {
  const { name, cloud, advisories } = deployment;
  const documents = site.documents ?? [];
  return {
    deployment: name,
    cloud,
    flows: [
      ...deployment.flows.map((flow) => boundLine(flow, deployment, documents)),
      ...(deployment.allowances ?? []).map(({ flow, message, citation }): SelectedFlow => ({
        ...boundLine(flow, deployment, documents),
        status: "allowance",
        advisories: [{ message: `allowed besides the flows: ${message}; ${citation}` }],
      })),
      ...advisories
        .filter(({ id }) => id === "excluded-row")
        .flatMap((advisory) => leftOutLine(advisory, documents)),
    ],
    notes: rankAdvisories(advisories.filter(({ row }) => row === undefined)).map(
      ({ message }) => message,
    ),
  };
}

function boundLine(
  flow: BoundFlow,
  { interfaceReading, advisories }: Deployment,
  documents: readonly FlowDocument[],
): SelectedFlow {
  const { id, direction, transport, ports, sourcePorts, near, citations } = flow;
  const rows = citations.flatMap(({ document, row }) => findRow(documents, document, row) ?? []);
  return {
    status: "selected",
    id,
    direction,
    transport,
    ports: ports === undefined ? "any" : formatPortRange(ports),
    ...(sourcePorts !== undefined && { sourcePorts: formatPortRange(sourcePorts) }),
    near: listedEnd(near),
    far: farEnd(flow, rows),
    rows: citations.map(({ document, row, label, url }) => ({ document, row, label, url })),
    purposes: purposesOf(rows),
    ...(rows.some(({ erratum }) => erratum !== undefined) && { reading: interfaceReading }),
    advisories: [...extraWords(flow), ...advisoriesOf(flow, advisories)],
  };
}

function purposesOf(rows: readonly FlowRow[]): readonly string[] {
  const all = rows.flatMap((row) => {
    const { conditions, requires = [] } = row;
    if (requires.length > 0) return [purposeOf(row)];
    return conditions.length === 0 ? ["always"] : conditions;
  });
  return [...new Set(all)];
}

function farEnd({ far, near }: BoundFlow, rows: readonly FlowRow[]): FarEnd {
  const whole = near.addresses.every(({ family }) =>
    far.addresses.some((it) => it.family === family && isWhole(it)),
  );
  const printsAny = rows.some((row) => row.far.printed === "Any");
  return { ...listedEnd(far), printed: printedWords(rows), narrowed: printsAny && !whole };
}

function isWhole({ family, ranges }: FamilyAddresses): boolean {
  return subtractAddresses(ALL_ADDRESSES[family], ranges).length === 0;
}

/** `Any (Front End Server address; Front End pool)`. */
function printedWords(rows: readonly FlowRow[]): readonly string[] {
  const words = rows.map(({ far: { printed, canBe, oneOf } }) => {
    const listed = [...(canBe ?? []), ...(oneOf ?? [])];
    return listed.length === 0 ? printed : `${printed} (${listed.join("; ")})`;
  });
  return [...new Set(words)];
}

function advisoriesOf({ citations }: BoundFlow, advisories: readonly Advisory[]) {
  return advisories.filter(({ document, row }) =>
    citations.some((citation) => citation.document === document && citation.row === row),
  );
}

function extraWords({ extra }: BoundFlow): readonly Note[] {
  if (extra === undefined) return [];
  const { owner, reason, ticket, expires } = extra;
  return [
    {
      message: `added by the site: ${reason} (${owner}, until ${expires}${ticket === undefined ? "" : `, ${ticket}`})`,
    },
  ];
}

function leftOutLine(
  advisory: Advisory,
  documents: readonly FlowDocument[],
): readonly SelectedFlow[] {
  const { document } = advisory;
  const row = findRow(documents, document, advisory.row);
  const url = documents.find(({ id }) => id === document)?.url;
  if (row === undefined || document === undefined || url === undefined) return [];
  const { direction, transport, ports, sourcePorts, near, label } = row;
  return [
    {
      status: "left out",
      direction,
      transport,
      ports: formatPortRange(ports),
      ...(sourcePorts !== undefined && { sourcePorts: formatPortRange(sourcePorts) }),
      near: { role: near.role, addresses: [] },
      far: {
        role: farRoles(row).join(", "),
        addresses: [],
        printed: printedWords([row]),
        narrowed: false,
      },
      rows: [{ document, row: row.row, label, url }],
      purposes: purposesOf([row]),
      advisories: [advisory],
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

function listedEnd({ role, addresses, serviceTag }: BoundEnd): ListedEnd {
  if (serviceTag?.stated === false) return { role, addresses: [], serviceTag };
  return {
    role,
    ...(serviceTag !== undefined && { serviceTag }),
    addresses: addresses.flatMap(({ family, ranges }) => formatRanges(family, ranges)),
  };
}

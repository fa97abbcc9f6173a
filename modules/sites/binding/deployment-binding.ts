// One deployment of a site in four steps: its roles are read, its rows selected, both bound to flows and settings, and what a
// reader of the report should know is put together.
import type { Days } from "../file/expiry";
import type { Inspection, Path } from "../../input";
import { readAssumptions } from "../file/assumptions";
import { adviseDeployment } from "../advice/advisories";
import { adviseLifecycle } from "../advice/product-lifecycle";
import { adviseRows } from "../advice/row-advisories";
import type { BoundFlow } from "../bound-flow";
import { adviseMixture, reportContradictions } from "../selection/contradictions";
import type { DeploymentDocuments, SelectedDocuments } from "../selection/document-selection";
import { CLOUDS } from "../clouds/clouds";
import type { ReadExpectation } from "../file/expectation";
import { bindExpectations } from "./expectation-binding";
import { bindExtraFlow } from "./extra-binding";
import type { ExtraFlow } from "../file/extra-flows";
import { adviseNames } from "../advice/unused-names";
import { adviseMembers, withMembers } from "./pool-members";
import { readProbes } from "./probe-allowances";
import { readRoles } from "../file/role-addresses";
import type { ReadPeer, Roles } from "../file/role-addresses";
import { bindRows } from "./row-binding";
import { selectRows } from "../selection/row-selection";
import type { Peers, Reading, Selection } from "../selection/row-selection";
import type {
  Advisory,
  Allowance,
  Assumptions,
  Backend,
  CloudSettings,
  Deployment,
  Expectation,
  InterfaceReading,
  Suppression,
} from "../site";
import type { WrittenDeployment } from "../file/written-site";

/** What all deployments of a site have in common. */
export interface SiteParts {
  readonly site: string;
  readonly interfaceReading: InterfaceReading;
  readonly documents: SelectedDocuments;
  readonly reading: Reading;
  readonly peers: ReadonlyMap<string, ReadPeer>;
  readonly extras: readonly ExtraFlow[];
  readonly expectations: readonly ReadExpectation[];
  readonly suppressions: readonly Suppression[];
  readonly harmlessResourceTypes: readonly string[];
  readonly otherMachines?: "strict";
  readonly days: Days;
}

/** The deployment, or undefined if something about it is wrong; then the inspection knows what. */
export function bindDeployment(
  name: string,
  written: WrittenDeployment,
  backend: Backend | undefined,
  common: SiteParts,
  inspection: Inspection,
): Deployment | undefined {
  const task = { name, written, common, path: ["deployments", name], inspection };
  const own = read(task);
  const selected = select(task, own);
  const bound = bind(task, own, selected);
  if (bound === undefined) return undefined;
  const { site, interfaceReading, harmlessResourceTypes, otherMachines, suppressions } = common;
  const { settings, assume, ...flows } = bound;
  return {
    site,
    name,
    ...settings,
    ...flows,
    interfaceReading,
    interfaces: [...own.roles.interfaces.values()],
    suppressions,
    peers: [...own.roles.peers].map(([role, peer]) => ({ role, addresses: peer })),
    selectedRows: selected.selection.count,
    advisories: advise(task, own, selected, bound),
    ...(backend === undefined ? {} : { backend }),
    ...(assume === undefined ? {} : { assume }),
    harmlessResourceTypes,
    ...(otherMachines === undefined ? {} : { otherMachines }),
    place: inspection.document.keyPlaceOf(task.path),
  };
}

/** One deployment of the file, where it stands, and what all deployments have in common. */
interface Task {
  readonly name: string;
  readonly written: WrittenDeployment;
  readonly common: SiteParts;
  readonly path: Path;
  readonly inspection: Inspection;
}

interface OwnRoles {
  /** As the deployment writes them. */
  readonly written: Roles;
  /** With the members of its pool. */
  readonly roles: Roles;
}

function read({ written, common, path, inspection }: Task): OwnRoles {
  const own = readRoles(written, common.peers, path, inspection);
  return { written: own, roles: withMembers(written, own, path, inspection) };
}

interface Selected {
  readonly documents: DeploymentDocuments;
  readonly selection: Selection;
  readonly peers: Peers;
}

function select({ name, written, common, inspection }: Task, { roles }: OwnRoles): Selected {
  const documents = common.documents.of(name);
  const peers = peersOf(roles);
  const selection = selectRows(documents.documents, common.reading, peers);
  reportContradictions(selection.rows, documents, inspection);
  if (written.cloud !== undefined) {
    const asked = {
      deployment: name,
      rows: selection.rows,
      documents,
      extras: common.extras.filter((extra) => extra.written.deployments?.includes(name) !== false),
      statedTags: Object.keys(written.assume?.serviceTags ?? {}),
    };
    CLOUDS[written.cloud].checkMatchable(asked, inspection);
  }
  return { documents, selection, peers };
}

function peersOf({ peers, absent }: Roles): Peers {
  return { absent, any: new Set([...peers].flatMap(([role, it]) => (it === "any" ? [role] : []))) };
}

interface Bound {
  readonly settings: CloudSettings;
  readonly assume: Assumptions | undefined;
  readonly flows: readonly BoundFlow[];
  readonly allowances: readonly Allowance[];
  readonly expectations: readonly Expectation[];
}

function bind(task: Task, { roles }: OwnRoles, { selection }: Selected): Bound | undefined {
  const { name, written, common, path, inspection } = task;
  const assume = readAssumptions(written.assume, [...path, "assume"], inspection);
  const tags = assume?.serviceTags;
  const flows = [
    ...bindRows(selection.rows, roles, path, inspection),
    ...common.extras.flatMap((extra) => bindExtraFlow(extra, name, roles, tags, inspection)),
  ];
  const allowances = readProbes(written, roles, [...path, "settings"], inspection);
  const settings = readSettings(task, roles);
  if (settings === undefined) return undefined;
  if (assume !== undefined) {
    const interfaces = [...roles.interfaces.values()];
    const cloud = CLOUDS[settings.cloud];
    cloud.checkAssumptions(assume, settings.settings, interfaces, [...path, "assume"], inspection);
  }
  const expectations = bindExpectations(common.expectations, name, roles, inspection);
  return { settings, assume, flows, allowances, expectations };
}

function readSettings(
  { name, written: { cloud, settings }, path, inspection }: Task,
  { written: { interfaces } }: Roles,
): CloudSettings | undefined {
  if (cloud === undefined || settings === undefined) return undefined;
  const context = { deployment: name, interfaces, path: [...path, "settings"], inspection };
  return CLOUDS[cloud].readSettings(settings, context);
}

function advise(
  { written, common }: Task,
  own: OwnRoles,
  { documents: { documents }, selection, peers }: Selected,
  { flows, allowances }: Bound,
): readonly Advisory[] {
  const { interfaceReading } = common.reading;
  return [
    ...adviseLifecycle(common.reading.version),
    ...adviseRows(selection.read, { interfaceReading, peers }),
    ...adviseMixture(documents),
    ...adviseMembers(written, own.roles, selection.rows),
    ...adviseNames(own.written, {
      documents,
      allDocuments: common.documents.all,
      extras: common.extras,
      expectations: common.expectations,
      probed: allowances.map(({ flow }) => flow.near.role),
    }),
    ...adviseDeployment(own.roles, [...flows, ...allowances.map(({ flow }) => flow)], common.days),
  ];
}

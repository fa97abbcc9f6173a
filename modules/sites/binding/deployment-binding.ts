// One deployment: its roles get addresses, its rows and extra flows become flows, its settings get their defaults.
import type { Inspection, Path } from "../../input";
import { checkAssumptions } from "./assumption-checks";
import { readAssumptions } from "../file/assumptions";
import { adviseDeployment } from "../advice/advisories";
import type { BoundFlow } from "../bound-flow";
import { adviseMixture, refuseContradictions } from "../selection/contradictions";
import type { SelectedDocuments } from "../selection/document-selection";
import { bindExpectations, type ReadExpectation } from "../file/expectation";
import { bindExtraFlow } from "./extra-binding";
import type { ExtraFlow } from "../file/extra-flows";
import { adviseNames } from "../advice/unused-names";
import { adviseMembers, withMembers } from "./pool-members";
import { readProbes } from "./probe-allowances";
import { readRoles } from "../file/role-addresses";
import type { ReadPeer, Roles, WrittenNames } from "../file/role-addresses";
import { bindRows } from "./row-binding";
import { selectRows } from "../selection/row-selection";
import type { Peers, Reading, Selection } from "../selection/row-selection";
import { readAzureSettings } from "../clouds/azure-settings-reader";
import { readGoogleSettings } from "../clouds/google-settings-reader";
import type { Backend, Deployment, InterfaceReading } from "../site";
import { refuseSourcePortExtras, refuseSourcePortRows } from "../selection/source-ports";
import type { Suppression } from "../file/suppression";
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
  readonly today: string;
}

/** The deployment, or undefined if something about it is wrong; then the inspection knows what. */
export function bindDeployment(
  name: string,
  written: WrittenDeployment,
  backend: Backend | undefined,
  common: SiteParts,
  inspection: Inspection,
): Deployment | undefined {
  const path: Path = ["deployments", name];
  const own = readRoles(written, common.peers, path, inspection);
  const roles = withMembers(written, own, path, inspection);
  const documents = common.documents.of(name);
  const selection = selectRows(documents.documents, common.reading, peersOf(roles));
  refuseContradictions(selection.rows, documents, inspection);
  if (written.cloud === "google") {
    refuseSourcePortRows(name, selection.rows, documents, inspection);
    refuseSourcePortExtras(name, common.extras, inspection);
  }
  const flows = bindFlows(name, roles, selection, common, path, inspection);
  const allowances = readProbes(written, roles, [...path, "settings"], inspection);
  const cloud = readCloud(
    name,
    written,
    roles.written.interfaces,
    [...path, "settings"],
    inspection,
  );
  const assume = readAssumptions(written.assume, [...path, "assume"], inspection);
  if (cloud === undefined) return undefined;
  if (assume !== undefined)
    checkAssumptions(
      assume,
      cloud,
      [...roles.interfaces.values()],
      [...path, "assume"],
      inspection,
    );
  const { site, interfaceReading, harmlessResourceTypes, suppressions, today } = common;
  return {
    site,
    name,
    ...cloud,
    interfaceReading,
    interfaces: [...roles.interfaces.values()],
    flows,
    expectations: bindExpectations(common.expectations, name, roles, inspection),
    suppressions,
    peers: [...roles.peers].map(([role, peer]) => ({ role, addresses: peer })),
    selectedRows: selection.count,
    advisories: [
      ...selection.advisories,
      ...adviseMixture(documents.documents),
      ...adviseMembers(written, roles, selection.rows),
      ...adviseNames(own, {
        documents: documents.documents,
        allDocuments: common.documents.all,
        extras: common.extras,
        expectations: common.expectations,
        probed: allowances.map(({ flow }) => flow.near.role),
      }),
      ...adviseDeployment(roles, [...flows, ...allowances.map(({ flow }) => flow)], today),
    ],
    allowances,
    ...(backend === undefined ? {} : { backend }),
    ...(assume === undefined ? {} : { assume }),
    harmlessResourceTypes,
    place: inspection.document.keyPlaceOf(path),
  };
}

function peersOf({ peers, absent }: Roles): Peers {
  return { absent, any: new Set([...peers].flatMap(([role, it]) => (it === "any" ? [role] : []))) };
}

function bindFlows(
  name: string,
  roles: Roles,
  selection: Selection,
  { extras }: SiteParts,
  path: Path,
  inspection: Inspection,
): readonly BoundFlow[] {
  return [
    ...bindRows(selection.rows, roles, path, inspection),
    ...extras.flatMap((extra) => bindExtraFlow(extra, name, roles, inspection)),
  ];
}

type CloudPart =
  | Pick<Extract<Deployment, { cloud: "azure" }>, "cloud" | "settings">
  | Pick<Extract<Deployment, { cloud: "google" }>, "cloud" | "settings">;

function readCloud(
  name: string,
  { cloud, settings: written }: WrittenDeployment,
  interfaces: WrittenNames,
  path: Path,
  inspection: Inspection,
): CloudPart | undefined {
  if (cloud === undefined || written === undefined) return undefined;
  if (cloud === "azure") {
    const settings = readAzureSettings(written, name, interfaces, path, inspection);
    return settings === undefined ? undefined : { cloud, settings };
  }
  const settings = readGoogleSettings(written, name, interfaces, path, inspection);
  return settings === undefined ? undefined : { cloud, settings };
}

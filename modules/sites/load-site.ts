// From a site file to bound deployments. Every check runs, whatever the ones before it found, so that the user sees all
// problems at once; what comes out is complete or nothing.
import siteSchema from "../../schemas/site.schema.json";
import { isCalendarDate } from "../flows";
import { checkSchema, InputError, Inspection, readTextFile, readYaml } from "../input";
import { checkBackends, readBackend } from "./file/backends";
import { bindDeployment } from "./binding/deployment-binding";
import { findDocuments } from "./selection/document-selection";
import { readExpectations } from "./file/expectation";
import { readExtraFlows } from "./file/extra-flows";
import { readPeers } from "./file/role-addresses";
import type { Reading } from "./selection/row-selection";
import { checkSelection } from "./selection/selection-checks";
import type { Site } from "./site";
import { checkSharedGates } from "./binding/shared-gates";
import { checkHarmlessTypes, checkNames } from "./file/site-checks";
import { readSuppressions } from "./file/suppression";
import type { WrittenDeployment, WrittenSite } from "./file/written-site";

/** What reading a site depends on beside its file. */
export interface SiteOptions {
  /** ISO date against which extra flows expire. @default today in UTC */
  readonly today?: string;
}

/** Reads and binds a site file. Throws InputError with every problem that was found. */
export function loadSite(file: string, options: SiteOptions = {}): Site {
  return bindSite(readTextFile(file), file, options);
}

/** Binds the text of a site file; paths of documents are relative to `file`. */
export function bindSite(text: string, file: string, options: SiteOptions = {}): Site {
  const today = dayOf(options);
  const inspection = new Inspection(readYaml(text, file));
  const { problems, general, sound } = checkSchema(inspection.document, siteSchema);
  inspection.add(...problems);
  inspection.addGeneral(general);
  const site = bind(sound ?? {}, file, today, inspection);
  inspection.finish();
  assertWhole(site, inspection.document.value as WrittenSite);
  return site;
}

/** A flow that got lost on the way would be closed in silence: that is never the user's mistake, so it is ours. */
function assertWhole({ deployments }: Site, written: WrittenSite): void {
  if (deployments.length !== Object.keys(written.deployments ?? {}).length)
    throw new Error("a deployment was lost though nothing was wrong with it");
  for (const { name, flows, selectedRows, expectations = [] } of deployments) {
    const expected = (written.expect ?? []).filter(
      (one) => one?.deployments?.includes(name) ?? true,
    );
    if (expectations.length !== expected.length)
      throw new Error(`deployment ${name} lost an expectation though nothing was wrong with it`);
    const cited = new Set(
      flows.flatMap(({ citations }) => citations.map(({ document, row }) => `${document} ${row}`)),
    );
    const extras = (written.extraFlows ?? []).filter(
      (extra) => extra?.deployments?.includes(name) ?? true,
    );
    const bound = new Set(flows.flatMap(({ extra }) => extra?.id ?? []));
    if (cited.size !== selectedRows || bound.size !== extras.length)
      throw new Error(`deployment ${name} lost a flow though nothing was wrong with it`);
  }
}

function dayOf({ today = new Date().toISOString().slice(0, 10) }: SiteOptions): string {
  if (isCalendarDate(today)) return today;
  throw new InputError({
    message: "today's date is not a day of the calendar",
    got: today,
    allowed: "a date such as 2027-03-31",
  });
}

/** With problems the result has holes; then it is never handed out. */
function bind(written: WrittenSite, file: string, today: string, inspection: Inspection): Site {
  checkNames(written, inspection);
  checkHarmlessTypes(written, inspection);
  checkSharedGates(written, inspection);
  const documents = findDocuments(written, file, inspection);
  checkSelection(written, documents, inspection);
  const reading = readingOf(written);
  const suppressions = readSuppressions(written, today, inspection);
  const common = {
    site: written.site ?? "",
    interfaceReading: reading.interfaceReading,
    documents,
    reading,
    peers: readPeers(written.peers, ["peers"], inspection),
    extras: readExtraFlows(written, today, inspection),
    expectations: readExpectations(written, inspection),
    suppressions,
    harmlessResourceTypes: (written.harmlessResourceTypes ?? []).filter((it) => it !== undefined),
    today,
  };
  const entries = Object.entries(written.deployments ?? {});
  const backends = readBackends(written, entries, inspection);
  const deployments = entries.flatMap(
    ([name, it]) => bindDeployment(name, it, backends.get(name), common, inspection) ?? [],
  );
  return { name: common.site, file, documents: documents.all, suppressions, deployments };
}

function readingOf({ capabilities, version, ...written }: WrittenSite): Reading {
  const { interfaceReading = "printed", obsolete = "include" } = written;
  return {
    interfaceReading,
    obsolete,
    ...(capabilities !== undefined && {
      capabilities: capabilities.filter((it) => it !== undefined),
    }),
    ...(version !== undefined && { version }),
  };
}

function readBackends(
  { backend: shared }: WrittenSite,
  entries: readonly (readonly [string, WrittenDeployment])[],
  inspection: Inspection,
) {
  const placed = entries.flatMap(([name, { backend }]) => readBackend(backend, shared, name) ?? []);
  checkBackends(placed, inspection);
  return new Map(placed.map(({ deployment, backend }) => [deployment, backend]));
}

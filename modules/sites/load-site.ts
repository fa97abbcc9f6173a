// From a site file to bound deployments. Every check runs, whatever the ones before it found, so that the user sees all
// problems at once; what comes out is complete or nothing.
import siteSchema from "../../schemas/site.schema.json";
import { isCalendarDate } from "../flows";
import { checkSchema, InputError, Inspection, readTextFile, readYaml } from "../input";
import { readBackends } from "./file/backends";
import { bindDeployment } from "./binding/deployment-binding";
import { assertNothingLost } from "./binding/nothing-lost";
import { findDocuments } from "./selection/document-selection";
import { type Days, daysFrom } from "./file/expiry";
import { readExpectations } from "./file/expectation";
import { readExtraFlows } from "./file/extra-flows";
import { readPeers } from "./file/role-addresses";
import { readingOf } from "./selection/row-selection";
import { checkSelection } from "./selection/selection-checks";
import type { Site } from "./site";
import { checkSharedGates } from "./binding/shared-gates";
import { checkHarmlessTypes, checkNames } from "./file/site-checks";
import { readSuppressions } from "./file/suppression";
import type { WrittenSite } from "./file/written-site";

/** What reading a site depends on beside its file. */
export interface SiteOptions {
  /** ISO date against which extra flows expire. @default today in UTC */
  readonly today?: string;
  /** Days before an extra flow or a suppression expires in which reports say so; a whole number. @default 30 */
  readonly warnBefore?: number;
}

/** Reads and binds a site file. Throws InputError with every problem that was found. */
export function loadSite(file: string, options: SiteOptions = {}): Site {
  // Programs in plain JavaScript pass what the compiler would refuse.
  const given: unknown = file;
  if (typeof given !== "string")
    throw new InputError({
      message: "`loadSite` was given no path",
      got: typeof given,
      allowed: "the path of a site file, as text",
      remedy: 'write `loadSite("edge.yaml")`',
    });
  return bindSite(readTextFile(file), file, options);
}

/** Binds the text of a site file; paths of documents are relative to `file`. */
export function bindSite(text: string, file: string, options: SiteOptions = {}): Site {
  const days = daysFrom(dayOf(options), options.warnBefore);
  const inspection = new Inspection(readYaml(text, file));
  const { problems, general, valid } = checkSchema(inspection.document, siteSchema);
  inspection.add(...problems);
  inspection.addGeneral(general);
  const site = bind(valid ?? {}, file, days, inspection);
  inspection.finish();
  assertNothingLost(site, inspection.document.value as WrittenSite);
  return site;
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
function bind(written: WrittenSite, file: string, days: Days, inspection: Inspection): Site {
  checkNames(written, inspection);
  checkHarmlessTypes(written, inspection);
  checkSharedGates(written, inspection);
  const documents = findDocuments(written, file, inspection);
  checkSelection(written, documents, inspection);
  const reading = readingOf(written);
  const suppressions = readSuppressions(written, days, inspection);
  const common = {
    site: written.site ?? "",
    interfaceReading: reading.interfaceReading,
    documents,
    reading,
    peers: readPeers(written.peers, ["peers"], inspection),
    extras: readExtraFlows(written, days.today, inspection),
    expectations: readExpectations(written, inspection),
    suppressions,
    harmlessResourceTypes: (written.harmlessResourceTypes ?? []).filter((it) => it !== undefined),
    ...(written.otherMachines === undefined ? {} : { otherMachines: written.otherMachines }),
    days,
  };
  const entries = Object.entries(written.deployments ?? {});
  const backends = readBackends(written, entries, inspection);
  const deployments = entries.flatMap(
    ([name, it]) => bindDeployment(name, it, backends.get(name), common, inspection) ?? [],
  );
  return { name: common.site, file, documents: documents.all, suppressions, deployments };
}

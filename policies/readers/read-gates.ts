// The way into this room: one source and one deployment in, everything that the source's firewalls do for it out.
import type { Cloud, Deployment } from "../../modules/sites";
import { foldGate, foldGates } from "./fold-gates";
import type { Gate } from "./gate";
import { GateList } from "./gate-list";
import { FIREWALL_TYPES, KINDS } from "./kinds";
import type { PlatformTraffic } from "./platform-traffic";
import { NamedContents } from "./contents/named-contents";
import type { KindGates } from "./point-layers";
import type { Reading } from "./reading";
import { ReadingNotes } from "./reading-notes";
import { assumeOthers, withNeighbours } from "./run/neighbours";
import type { ResourceSet } from "./resources/resource-set";
import { joinSources, type NamedSources, nameSources } from "./sources/join-sources";
import type { Source } from "./sources/source";
import type { SourceFile } from "./resources/source-file";
import { reportUnmodelled } from "./sources/unmodelled-resources";
import { ALONE, type Surroundings } from "./run/run";
import { StatedContents } from "./rules/stated-contents";
import { behindUnreadRules } from "./unread-rules";
import { secretsOf } from "./veil/veil-of";

/**
 * Reads the gates of a deployment out of a source. Never throws for what a source says: what is not understood is in
 * `unsupported`, and the gates take it at its widest and narrowest.
 * @param surroundings other sources that were read: what of them may act on the same machines counts as well.
 */
export function readGates(
  source: Source,
  deployment: Deployment,
  surroundings: Surroundings = ALONE,
): Reading {
  const notes = new ReadingNotes(source);
  const named = nameSources(surroundings.sources);
  const joined = joinSources(source, named, notes);
  source.reportBesides(notes);
  assumeOthers(surroundings, deployment, notes);
  const resources = withNeighbours(joined, deployment, notes);
  const types = new Set(KINDS[deployment.cloud].flatMap((kind) => kind.types));
  const vouched = new Set(deployment.harmlessResourceTypes ?? []);
  reportUnmodelled(resources.own, types, FIREWALL_TYPES, vouched);
  const stated = new StatedContents(deployment, notes);
  const found = resources.own.some(({ type }) => types.has(type))
    ? behindUnreadRules(
        readKinds(resources, deployment, stated, notes),
        resources,
        deployment.cloud,
        notes,
      )
    : reportNoFirewall(deployment, notes);
  const gates = foldGates(found, "opening", new GateList()).finish(notes);
  if (found.length > 0) stated.adviseUnused();
  const { unsupported, assumptions, advisories, ruleCount } = notes;
  const secrets = secretsOf([source, ...named.values()]);
  return {
    gates,
    unsupported,
    assumptions,
    advisories,
    ruleCount,
    source: amongOthers(source, named),
    contents: new NamedContents(resources, FIREWALL_TYPES),
    ...(secrets !== undefined && { secrets }),
    found,
  };
}

/** The source as a file from which those beside it can be reached. */
function amongOthers(source: Source, others: NamedSources): SourceFile {
  return {
    file: source.file,
    placeOf: (path) => source.placeOf(path),
    constructOf: (path) => source.constructOf(path),
    actionOf: (path) => source.actionOf?.(path),
    neighbour: (from) => others.get(from),
  };
}

function readKinds(
  resources: ResourceSet,
  deployment: Deployment,
  stated: StatedContents,
  notes: ReadingNotes,
): readonly KindGates[] {
  return deployment.cloud === "azure"
    ? KINDS.azure.map((kind) => kind.read(resources, deployment, stated, notes))
    : KINDS.google.map((kind) => kind.read(resources, deployment, stated, notes));
}

const CLOUDS: Readonly<Record<Cloud, string>> = { azure: "Azure", google: "Google Cloud" };

function reportNoFirewall({ cloud, name }: Deployment, notes: ReadingNotes): readonly KindGates[] {
  notes.report({
    message: `the configuration holds no firewall for ${CLOUDS[cloud]}`,
    remedy: `check the configuration of the stack \`${name}\``,
    path: [],
  });
  return [];
}

/**
 * The gates of a reading, and those of other machines at which the source only closes something as well: nothing to prove
 * there, but a change to them is a change.
 */
export function everyGate({ gates, found }: Reading): readonly Gate[] {
  return found === undefined ? gates : foldGates(found, "every", new GateList(Infinity)).all;
}

/**
 * What the source of a reading does at the machines of another reading's gate that it has no gate for; nothing where that is
 * not shown.
 */
export function gateLike({ found = [] }: Reading, other: Gate): Gate | undefined {
  const [first, ...others] = found.flatMap((kind) => kind.like?.(other) ?? []);
  return first === undefined ? undefined : foldGate(first, others);
}

/** What the clouds of a reading drop and pass, whatever its gates say. */
export function trafficOfPlatforms({ found = [] }: Reading): readonly PlatformTraffic[] {
  return [...new Set(found.flatMap(({ platform = [] }) => platform))];
}

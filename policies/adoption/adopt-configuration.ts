// One document as a deployment in the making: settings, interfaces, peers and extra flows, each guessed from the one before.
import type { Deployment } from "../../modules/sites";
import type {
  CloudDraft,
  DeploymentDraft,
  Entry,
  ExtraDraft,
  NeededRoles,
  PeerAddresses,
  SiteDraft,
} from "../drafts";
import { type Gate, readGates, type Source } from "../readers";
import type { AdoptionRequest, Given } from "./adoption";
import { proposeExtras } from "./extra-proposal";
import { settingsFrom } from "./first-draft";
import { guessInterfaces, nearSides } from "./near-guess";
import { guessPeer, type PeerGuess } from "./peer-guess";
import { placeRoles } from "./place-roles";
import { bindDryRun } from "./dry-run";

/** A document with the name that its deployment gets. */
export interface NamedDocument {
  readonly name: string;
  readonly document: Source;
  /** Files that Terraform would read together with it. */
  readonly unreadFiles: readonly string[];
}

export interface DocumentDraft extends NamedDocument {
  readonly deployment: DeploymentDraft;
  readonly peers: ReadonlyMap<string, PeerGuess>;
  readonly extras: readonly ExtraDraft[];
}

/** @param taken ids of extra flows that earlier documents use. */
export function adoptDocument(
  { name, document, unreadFiles }: NamedDocument,
  needed: NeededRoles,
  request: AdoptionRequest,
  taken: ReadonlySet<string>,
): DocumentDraft {
  const settings = settingsFrom(document, request);
  const given = (list: readonly Given[], role: string): PeerAddresses | undefined =>
    list.findLast((it) => it.role === role && (it.deployment ?? name) === name)?.addresses;
  const blank: DeploymentDraft = {
    name,
    interfaces: emptyRoles(needed),
    peers: new Map(),
    settings,
  };
  const first = alone(settings).flatMap((one) =>
    gatesOf(document, siteOf({ ...blank, settings: one }, request, emptyRoles(needed, "far"))),
  );
  const sides = nearSides(first);
  const besides = request.interfaces
    .filter((it) => (it.deployment ?? name) === name && !needed.near.has(it.role))
    .map(({ role }) => role);
  const interfaces = guessInterfaces([...needed.near.keys(), ...besides], needed, sides, (role) =>
    given(request.interfaces, role),
  );
  const placed: DeploymentDraft = {
    ...blank,
    interfaces,
    settings: placeRoles(settings, interfaces, first),
  };
  const withNear = bound(siteOf(placed, request, emptyRoles(needed, "far")), request.file);
  const gates = readGates(document, withNear).gates;
  const peers = peersOf(needed, withNear, gates, (role) => given(request.peers, role));
  const site = siteOf(placed, request, new Map([...peers].map(([role, it]) => [role, it.entry])));
  const whole = bound(site, request.file, peers);
  const { extras, interfaces: added } = proposeExtras(whole, gates, taken, document);
  const all = new Map([...interfaces, ...named(added)]);
  const deployment = { ...blank, interfaces: all, settings: placeRoles(settings, all, first) };
  return { name, document, unreadFiles, deployment, peers, extras };
}

/** Each network by itself: which interfaces are in which is told by the rules, once they are read. */
function alone(settings: CloudDraft): readonly CloudDraft[] {
  if (settings.cloud !== "google" || settings.networks === undefined) return [settings];
  const { cloud, project, networks } = settings;
  return networks.map(({ network, targets }) => ({ cloud, project, network, targets }));
}

function named(
  added: ReadonlyMap<string, readonly string[]>,
): Iterable<[string, Entry<readonly string[]>]> {
  const notes = ["near addresses of rules that no row is about: name them"];
  return [...added].map(([role, value]) => [role, { value, notes }]);
}

function peersOf(
  needed: NeededRoles,
  { interfaces }: Deployment,
  gates: readonly Gate[],
  given: (role: string) => PeerAddresses | undefined,
): ReadonlyMap<string, PeerGuess> {
  return new Map(
    [...needed.far].map(([role, about]): [string, PeerGuess] => {
      const value = given(role);
      if (value !== undefined) return [role, { entry: { value, notes: [about] } }];
      const rows = needed.rows.flatMap((selected) => {
        const near = interfaces.find((end) => end.role === selected.near);
        return selected.far === role && near !== undefined ? [{ selected, near }] : [];
      });
      return [role, guessPeer(rows, gates, about)];
    }),
  );
}

function emptyRoles(
  needed: NeededRoles,
  kind: "near" | "far" = "near",
): ReadonlyMap<string, { readonly value: undefined }> {
  return new Map([...needed[kind].keys()].map((role) => [role, { value: undefined }]));
}

/** A site of this deployment alone. */
function siteOf(
  deployment: DeploymentDraft,
  request: AdoptionRequest,
  peers: SiteDraft["peers"],
): SiteDraft {
  return { ...siteParts(request), peers, deployments: [deployment], extraFlows: [] };
}

/** What the request alone decides of a site. */
export function siteParts(request: AdoptionRequest) {
  const { siteName, tables, interfaceReading, obsolete, version, capabilities } = request;
  return {
    ...{ site: siteName, documents: tables, interfaceReading, obsolete },
    ...(version !== undefined && { version }),
    ...(capabilities !== undefined && { capabilities }),
  };
}

function gatesOf(document: Source, draft: SiteDraft): readonly Gate[] {
  return readGates(document, bound(draft, document.file)).gates;
}

/** The deployment with stand-ins for its blanks. */
function bound(
  draft: SiteDraft,
  file: string,
  peers: ReadonlyMap<string, PeerGuess> = new Map(),
): Deployment {
  const placeholder = new Map(
    [...peers].flatMap(([role, { placeholder: one }]) => (one === undefined ? [] : [[role, one]])),
  );
  const [deployment] = bindDryRun(draft, file, placeholder);
  if (deployment === undefined) throw new Error("a site without its deployment");
  return deployment;
}

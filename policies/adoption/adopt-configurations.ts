// Several documents as one site in the making, and a dry run of the whole: bound with its blanks filled in and proven against
// the very documents that it was made from.
import { InputError, nearest } from "../../modules/input";
import { neededRoles, openTables, type PeerAddresses, type SiteDraft } from "../drafts";
import { prove } from "../proof";
import { Run } from "../readers";
import {
  adoptDocument,
  type DocumentDraft,
  type NamedDocument,
  siteParts,
} from "./adopt-configuration";
import type { AdoptedDeployment, Adoption, AdoptionRequest } from "./adoption";
import { remarksOn } from "./observations";
import { bindDryRun } from "./dry-run";

/** Throws InputError where a document cannot be adopted, or a flag does not fit the tables. */
export function adoptDocuments(
  documents: readonly NamedDocument[],
  request: AdoptionRequest,
): Adoption {
  const needed = neededRoles(openTables(request.tables, request.file), request);
  refuseStrange(documents, request, needed.near, needed.far);
  const taken = new Set<string>();
  const parts = documents.map((document) => {
    const part = adoptDocument(document, needed, request, taken);
    for (const { id } of part.extras) taken.add(id);
    return part;
  });
  const draft = merge(parts, request);
  return { draft, deployments: judge(draft, parts, request) };
}

function merge(parts: readonly DocumentDraft[], request: AdoptionRequest): SiteDraft {
  const shared = new Map(
    [...(parts[0]?.peers ?? [])].filter(([role, { entry }]) =>
      parts.every(({ peers }) => same(peers.get(role)?.entry.value, entry.value)),
    ),
  );
  return {
    ...siteParts(request),
    peers: new Map([...shared].map(([role, { entry }]) => [role, entry])),
    deployments: parts.map(({ deployment, peers }) => ({
      ...deployment,
      peers: new Map(
        [...peers].flatMap(([role, { entry }]) => (shared.has(role) ? [] : [[role, entry]])),
      ),
    })),
    extraFlows: parts.flatMap(({ extras }) => extras),
  };
}

function same(a: PeerAddresses | undefined, b: PeerAddresses | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function judge(
  draft: SiteDraft,
  parts: readonly DocumentDraft[],
  { file, showSensitive = false }: AdoptionRequest,
): readonly AdoptedDeployment[] {
  const placeholder = new Map(
    parts.flatMap(({ peers }) =>
      [...peers].flatMap(([role, guess]) =>
        guess.placeholder === undefined ? [] : [[role, guess.placeholder] as const],
      ),
    ),
  );
  const bound = bindDryRun(draft, file, placeholder);
  const run = new Run(parts.map(({ document }) => document));
  return parts.map((part) => {
    const deployment = bound.find(({ name }) => name === part.name);
    if (deployment === undefined) throw new Error(`deployment ${part.name} was lost`);
    const { document, unreadFiles } = part;
    return remarksOn(
      part,
      deployment,
      prove(document, deployment, {
        unreadFiles,
        surroundings: run.around(document, deployment),
        showSensitive,
      }),
    );
  });
}

function refuseStrange(
  documents: readonly NamedDocument[],
  { interfaces, peers }: AdoptionRequest,
  near: ReadonlyMap<string, string>,
  far: ReadonlyMap<string, string>,
): void {
  const names = documents.map(({ name }) => name);
  const kinds = [
    ["interface", interfaces, near],
    ["peer", peers, far],
  ] as const;
  for (const [kind, options, known] of kinds)
    for (const { role, deployment } of options) {
      const misspelt = nearest(role, [...known.keys()]) !== undefined;
      // An interface besides gives a name to machines that no row is about.
      if (!known.has(role) && (kind === "peer" || misspelt))
        throw new InputError({
          message: `no row of the tables is about the ${kind} \`${role}\``,
          allowed: [...known.keys()].join(", "),
          remedy: `correct --${kind}, or add the table that needs it with --documents`,
        });
      if (deployment !== undefined && !names.includes(deployment))
        throw new InputError({
          message: `--${kind} ${deployment}:${role} is for none of the configurations`,
          allowed: names.join(", "),
          remedy: "correct the name before the colon",
        });
    }
}

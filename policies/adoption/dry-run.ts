// The proposal as it would be once a person has filled in its blanks, bound and proven: what the proposal claims is what
// this finds, not what the guesses hoped.
import { InputError, type Problem } from "../../modules/input";
import { bindSite, type Deployment } from "../../modules/sites";
import {
  type CloudDraft,
  type DeploymentDraft,
  draftText,
  type PeerAddresses,
  type SiteDraft,
} from "../drafts";

/** What stands in for peers that are blank; by role. */
export type PlaceholderPeers = ReadonlyMap<string, PeerAddresses>;

/** Addresses that RFC 5737 sets aside: no rule of a real network names them. */
const NOBODY = (number: number): readonly string[] => [`192.0.2.${number % 255}`];

const FAR_AWAY = ["198.51.100.254"];

/**
 * The deployments with every blank filled in for the dry run. What they cannot be bound with is the user's doing, by a flag or
 * in the document; places in a file that is not written yet would mean nothing.
 */
export function bindDryRun(
  draft: SiteDraft,
  file: string,
  peers: PlaceholderPeers,
): readonly Deployment[] {
  try {
    return bindSite(draftText(filled(draft, peers)), file).deployments;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((problem) => withoutPlace(problem)));
  }
}

function withoutPlace({ message, got, allowed, remedy }: Problem): Problem {
  return {
    message,
    ...(got === undefined ? {} : { got }),
    ...(allowed === undefined ? {} : { allowed }),
    ...(remedy === undefined ? {} : { remedy }),
  };
}

function filled(draft: SiteDraft, placeholder: PlaceholderPeers): SiteDraft {
  return {
    ...draft,
    peers: new Map(
      [...draft.peers].map(([role, { value }]) => [
        role,
        { value: value ?? placeholder.get(role) ?? FAR_AWAY },
      ]),
    ),
    deployments: draft.deployments.map(fillDeployment),
    extraFlows: draft.extraFlows.map((extra) => ({ ...extra, answered: true })),
  };
}

function fillDeployment(deployment: DeploymentDraft): DeploymentDraft {
  return {
    ...deployment,
    interfaces: new Map(
      [...deployment.interfaces].map(([role, { value }], at) => [
        role,
        { value: value ?? NOBODY(at + 1) },
      ]),
    ),
    settings: fillSettings(deployment.settings),
  };
}

function fillSettings(settings: CloudDraft): CloudDraft {
  if (settings.cloud === "google")
    return {
      ...settings,
      project: settings.project ?? "trial-project",
      network: settings.network ?? "trial",
    };
  const { resourceGroup = "trial", location = "trial" } = settings;
  return { ...settings, resourceGroup, location };
}

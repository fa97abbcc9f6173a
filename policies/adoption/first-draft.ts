// The settings of a deployment from what its document says of itself. Where a document says several things, a person has to
// choose; where it says nothing, a blank is left.
import { InputError, shown } from "../../modules/input";
import type { CloudDraft, GoogleDraft, TargetMachines } from "../drafts";
import {
  type AzureSurvey,
  type GoogleSurvey,
  type NetworkSurvey,
  surveyFirewalls,
  type Source,
} from "../readers";
import type { AdoptionRequest } from "./adoption";

/** The settings, as far as the document and the request tell. Throws InputError where there is nothing to begin with. */
export function settingsFrom(document: Source, request: AdoptionRequest): CloudDraft {
  const { azure, google } = surveyFirewalls(document);
  const place = { file: document.file };
  if (azure !== undefined && google !== undefined)
    throw new InputError({
      message: "the configuration holds firewalls of both clouds, and a deployment is of one",
      place,
      remedy: "keep each cloud's resources in a stack of their own",
    });
  if (azure !== undefined) return azureFrom(azure, document.file);
  if (google !== undefined) return googleFrom(google, request, document.file);
  throw new InputError({
    message: "the configuration holds no firewall rules of Azure or Google Cloud",
    place,
    allowed: "azurerm_network_security_group with its rules, or google_compute_firewall",
    remedy: "name the configuration that holds them",
  });
}

function azureFrom(survey: AzureSurvey, file: string): CloudDraft {
  if (survey.attached.length === 0)
    throw new InputError({
      message:
        "the security group is attached to nothing in this configuration, so nothing shows what it filters",
      place: { file },
      remedy:
        "bring its association with a subnet or network interface into the same stack: without it no check can prove anything",
    });
  return {
    cloud: "azure",
    resourceGroup: only(survey.resourceGroups),
    location: only(survey.locations),
    attach: survey.attached,
    rules: survey.standalone ? "standalone" : "inline",
    subnets: "dedicated",
  };
}

function googleFrom(
  { projects, networks }: GoogleSurvey,
  request: AdoptionRequest,
  file: string,
): GoogleDraft {
  const project = request.project ?? only(projects);
  const placed = networks.map((one) => {
    return { network: one.network, targets: request.targets ?? targetsFrom(one, file) };
  });
  const [sole, ...others] = placed;
  const { network, targets } = sole ?? { network: undefined, targets: request.targets };
  return {
    cloud: "google",
    project,
    network,
    targets,
    ...(others.length > 0 && { networks: placed }),
  };
}

function targetsFrom({ network, tags, accounts }: NetworkSurvey, file: string): TargetMachines {
  if (tags.length === 1 && accounts.length === 0) return { key: "targetTags", names: tags };
  if (accounts.length === 1 && tags.length === 0)
    return { key: "targetServiceAccounts", names: accounts };
  const all = [...tags, ...accounts];
  const rules = `the rules of network \`${shown(network)}\``;
  throw new InputError({
    message:
      all.length === 0
        ? `${rules} name no target machines, so the configuration does not show which are Edge Servers`
        : `${rules} name several kinds of target machines, so the configuration does not show which are Edge Servers`,
    place: { file },
    ...(all.length === 0 ? {} : { got: all.map(shown).join(", ") }),
    remedy: "name theirs with --target-tag or --target-service-account",
  });
}

/** The only value; a blank where there are several or none. */
function only(values: readonly string[]): string | undefined {
  return values.length === 1 ? values[0] : undefined;
}

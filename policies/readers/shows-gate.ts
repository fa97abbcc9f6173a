// Whether a source is about a deployment: it has rules at the Edge's gates, or names the place where the gates would be, as a
// plan does that takes the rules away.
import type { Deployment } from "../../modules/sites";
import { readGates } from "./read-gates";
import type { Surroundings } from "./run/run";
import type { Source } from "./sources/source";

/** What stands at the Edge's gates: rules of a source, those of the platform alone, or no gate is shown. */
export function rulesShown(
  source: Source,
  deployment: Deployment,
  surroundings: Surroundings,
): "own" | "platform" | "none" {
  const edge = readGates(source, deployment, surroundings).gates.filter(
    ({ machines }) => machines === "edge",
  );
  if (edge.length === 0) return "none";
  const rules = edge.flatMap(({ chain }) => chain.flatMap((layer) => layer.rules));
  return rules.some(({ origin }) => origin.writtenBy === "document") ? "own" : "platform";
}

export function showsGateOf(
  source: Source,
  deployment: Deployment,
  surroundings: Surroundings,
): boolean {
  const shown = rulesShown(source, deployment, surroundings);
  return shown === "own" || (shown === "platform" && namesPlaces(source, deployment));
}

function namesPlaces({ text }: Source, deployment: Deployment): boolean {
  const said = text.toLowerCase();
  return placesOf(deployment).some((place) => said.includes(`${place.toLowerCase()}"`));
}

/** As ids end with them. */
function placesOf(deployment: Deployment): readonly string[] {
  if (deployment.cloud === "google")
    return deployment.settings.networks.flatMap(({ network }) => [
      `/${network.split("/").at(-1) ?? ""}`,
      `"${network}`,
    ]);
  return deployment.settings.attach.map((point) =>
    "subnetId" in point ? point.subnetId : point.networkInterfaceId,
  );
}

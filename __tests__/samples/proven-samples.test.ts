// Every sample site, through the constructs to Terraform JSON and back through the proof: proven on each cloud, within what
// that cloud takes; and together the samples use every port table there is.
import { shippedDocumentIds } from "../../modules/flows";
import { prove } from "../../policies/proof";
import { parseTerraformConfiguration } from "../../policies/readers";
import type { ResourceBody, SynthesizedDocument } from "./synthesized";
import { SAMPLE_DEPLOYMENTS, SAMPLES } from "./samples";
import { terraformText } from "./synthesize";

/** Topologies that one of the clouds cannot express, and why. */
const ONE_CLOUD_ONLY: Readonly<Record<string, string>> = {
  "external-av-source-and-destination": "Google's firewall rules do not match source ports",
};

/** Tables that no sample selects, and why. */
const UNUSED: Readonly<Record<string, string>> = {
  "lync2013-director-prose-flows": "prose beside tables that the Director samples select",
  "lync2013-hybrid": "its peer is gone",
  "m365-other-endpoints": "a site adds it to the tables of its Edge",
  "sfb-cloud-connector-minimum": "a retired product, kept as evidence",
  "sfb-cloud-connector-recommended": "a retired product, kept as evidence",
  "sfb-edge-call-admission-control": "a site adds it to the tables of its Edge",
  "sfb-edge-single-address-external":
    "in place of sfb-edge-external, whose sample differs in two ports",
  "sfb-hybrid-connectivity": "removed by the publisher",
  "sfb-skype-directory-search": "its peer is gone",
};

test.each(SAMPLE_DEPLOYMENTS)("$title is proven", ({ deployment }) => {
  const document = parseTerraformConfiguration(terraformText(deployment), "cdk.tf.json");
  const { verdict, findings, flowCount } = prove(document, deployment);
  expect({ verdict, findings }).toEqual({ verdict: "proven", findings: [] });
  expect(flowCount).toBe(deployment.flows.length);
});

test.each(SAMPLES)("$name has one deployment in each cloud that can have it", ({ name, site }) => {
  const clouds = new Set(site.deployments.map(({ cloud }) => cloud));
  expect([...clouds].sort()).toEqual(name in ONE_CLOUD_ONLY ? ["azure"] : ["azure", "google"]);
});

test("every port table is in some sample, but for those with a reason", () => {
  const used = new Set(SAMPLES.flatMap(({ site }) => site.documents?.map(({ id }) => id)));
  expect(shippedDocumentIds().filter((id) => !used.has(id))).toEqual(Object.keys(UNUSED));
});

/** Texts of one field of a rule, whether it is written as one or as a list. */
function texts(rule: ResourceBody, ...fields: readonly string[]): readonly unknown[] {
  return fields.flatMap((field) => rule[field] ?? []);
}

function azureSizes(document: SynthesizedDocument): readonly string[] {
  const groups = Object.values(document.resource?.["azurerm_network_security_group"] ?? {});
  return groups.flatMap((group) => {
    const rules = group["security_rule"] as readonly ResourceBody[];
    const prefixes = (side: string) =>
      rules.flatMap((rule) => texts(rule, `${side}_address_prefix`, `${side}_address_prefixes`));
    return [
      ...(rules.length > 1000 ? [`${rules.length} rules`] : []),
      ...["source", "destination"].filter((side) => prefixes(side).length > 4000),
      ...rules.filter(({ name }) => String(name).length > 80).map(({ name }) => String(name)),
      ...rules.map(({ description }) => String(description)).filter((text) => text.length > 140),
    ];
  });
}

function googleSizes(document: SynthesizedDocument): readonly string[] {
  const rules = Object.values(document.resource?.["google_compute_firewall"] ?? {});
  return rules.flatMap((rule) => {
    const ranges = texts(rule, "source_ranges", "destination_ranges").length;
    return [
      ...(ranges > 256 ? [`${ranges} ranges`] : []),
      ...(String(rule["name"]).length > 63 ? [String(rule["name"])] : []),
      ...(String(rule["description"]).length > 2048 ? [String(rule["description"])] : []),
    ];
  });
}

test.each(SAMPLE_DEPLOYMENTS)("$title is within what $cloud takes", ({ cloud, deployment }) => {
  const document = JSON.parse(terraformText(deployment)) as SynthesizedDocument;
  expect(Object.keys(document.resource ?? {})).not.toEqual([]);
  expect(cloud === "azure" ? azureSizes(document) : googleSizes(document)).toEqual([]);
});

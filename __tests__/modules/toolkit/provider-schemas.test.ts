// Everything that the constructs write is what the newest providers take, by the schemas that they publish.
import { Testing } from "cdktf";

import { AzureEdgeStack } from "../../../modules/azure";
import { GoogleEdgeStack } from "../../../modules/google";
import type { Deployment } from "../../../modules/sites";
import { PROVIDERS } from "../../../modules/toolkit";
import {
  DUAL_STACK,
  type Replacement,
  SHARED,
  siteWith,
  STANDALONE,
} from "../../samples/sample-sites";
import { SAMPLE_DEPLOYMENTS } from "../../samples/samples";
import { synthesize, type SynthesizedDocument } from "../../samples/synthesized";
import { twoSides } from "../../samples/two-sided-site";
import { against, type ProviderSchema, readSchema } from "./provider-schema";

const SCHEMAS: Readonly<Record<Deployment["cloud"], ProviderSchema>> = {
  azure: readSchema("azurerm-5.2.json"),
  google: readSchema("google-7.45.json"),
};

const INTERFACE: readonly Replacement[] = [
  ["- subnetId:", "- networkInterfaceId:"],
  ["virtualNetworks/vnet-perimeter/subnets/snet-edge", "networkInterfaces/edge"],
];
const ACCOUNTS: Replacement = [
  "targetTags: [edge] #",
  "targetServiceAccounts: [edge@contoso-edge.iam.gserviceaccount.com] #",
];
const TAGS: Replacement = [
  "resourceGroup: rg-edge\n",
  "resourceGroup: rg-edge\n      tags: { owner: netops }\n",
];
const SUBSCRIPTION: Replacement = ["# subscription: 0", "subscription: 0"];

const VARIANTS: readonly (readonly [string, readonly Deployment[]])[] = [
  ["the sample site", siteWith().deployments],
  ["standalone rules", siteWith(STANDALONE, TAGS).deployments],
  ["both families", siteWith(...DUAL_STACK, SHARED, SUBSCRIPTION).deployments],
  ["interfaces and service accounts", siteWith(...INTERFACE, ACCOUNTS).deployments],
  ["two sides", twoSides().deployments],
];
const DEPLOYMENTS = [
  ...VARIANTS.flatMap(([name, all]) =>
    all.map((one): [string, Deployment] => [`${name}, ${one.name}`, one]),
  ),
  ...SAMPLE_DEPLOYMENTS.map(({ title, deployment }): [string, Deployment] => [title, deployment]),
];

function stackOf(deployment: Deployment): AzureEdgeStack | GoogleEdgeStack {
  const app = Testing.app();
  return deployment.cloud === "azure"
    ? new AzureEdgeStack(app, deployment)
    : new GoogleEdgeStack(app, deployment);
}

function documentOf(deployment: Deployment): SynthesizedDocument {
  return synthesize(stackOf(deployment));
}

function objections({ resource = {}, provider }: SynthesizedDocument, schema: ProviderSchema) {
  const [blocks] = Object.values(provider as Record<string, readonly unknown[]>);
  return [
    ...(blocks ?? []).flatMap((block) => against(schema.provider.block, block, "provider")),
    ...Object.entries(resource).flatMap(([type, all]) => {
      const known = schema.resource_schemas[type];
      if (known === undefined) return [`${type}: no such resource type`];
      return Object.entries(all).flatMap(([name, body]) =>
        against(known.block, body, `${type}.${name}`),
      );
    }),
  ];
}

test.each(DEPLOYMENTS)("%s", (_, deployment) => {
  const document = documentOf(deployment);
  expect(Object.keys(document.resource ?? {})).not.toEqual([]);
  expect(objections(document, SCHEMAS[deployment.cloud])).toEqual([]);
  const { name, source, versions } = PROVIDERS[deployment.cloud];
  expect(document.terraform).toMatchObject({
    required_providers: { [name]: { source, version: versions } },
  });
});

describe("the site file says otherwise", () => {
  const versions: readonly Replacement[] = [
    ["location: westeurope", 'location: westeurope\n      providerVersion: "~> 5.2"'],
    ["region: europe-west4", 'region: europe-west4\n      providerVersion: ">= 6.50"'],
  ];
  const [azure, google] = siteWith(...versions).deployments as [Deployment, Deployment];

  test("its stack requires that", () => {
    expect(documentOf(azure).terraform).toMatchObject({
      required_providers: { azurerm: { source: "hashicorp/azurerm", version: "~> 5.2" } },
    });
    expect(documentOf(google).terraform).toMatchObject({
      required_providers: { google: { source: "hashicorp/google", version: ">= 6.50" } },
    });
  });

  test("the proof rests on versions beyond those that were read, and says so", () => {
    const assumed = (deployment: Deployment) =>
      stackOf(deployment).firewall.prove().assumptions.join("\n");
    expect(assumed(azure)).not.toMatch(/provider azurerm/);
    expect(assumed(google)).toMatch(/provider google mean in version 8/);
  });

  test.each(["latest", "^5.0", "5.x", ">= 5.0 < 6", ""])("`%s` is no constraint", (text) => {
    const written: Replacement = [
      "region: europe",
      `providerVersion: "${text}"\n      region: europe`,
    ];
    expect(() => siteWith(written)).toThrow(/providerVersion` is not an accepted value/);
  });
});

describe("the schemas are felt", () => {
  const [azure, google] = siteWith().deployments as [Deployment, Deployment];
  const edited = (deployment: Deployment, from: string, to: string) => {
    const text = JSON.stringify(documentOf(deployment));
    expect(text).toContain(from);
    return objections(
      JSON.parse(text.replace(from, to)) as SynthesizedDocument,
      SCHEMAS[deployment.cloud],
    );
  };

  test.each<[what: string, deployment: Deployment, from: string, to: string, RegExp]>([
    ["an argument of no version", google, '"source_ranges"', '"source_range"', /no such argument/],
    ["one that is missing", google, '"network":"perimeter"', '"network":null', /network: is required/],
    ["a number as text", google, '"priority":100', '"priority":"high"', /priority: is no "number"/],
    ["one that is computed", google, '"direction"', '"creation_timestamp"', /only the provider says/],
    ["one that is deprecated", google, '"direction":', '"enable_logging":true,"direction":', /deprecated/],
    ["an incomplete object", azure, '"source_port_ranges":null', '"name":"x"', /security_rule: is no/],
    ["an argument of the provider", azure, '"features"', '"skip_provider_registration":true,"features"', /no such argument/],
    ["a resource type", azure, "azurerm_network_security_group\":", "azurerm_network_group\":", /no such resource type/],
  ])("%s", (_, deployment, from, to, message) => {
    expect(edited(deployment, from, to).join("\n")).toMatch(message);
  }); // prettier-ignore
});

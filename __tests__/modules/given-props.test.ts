// Programs in plain JavaScript, or with a cast, hand over what the compiler would refuse: each mistake is told with the value,
// what is allowed and what to do, and none ends in a TypeError.
import { AzureEdgeFirewall, AzureEdgeStack, AzureProvider } from "../../modules/azure";
import { GoogleEdgeFirewall, GoogleEdgeStack, GoogleProvider } from "../../modules/google";
import { InputError } from "../../modules/input";
import { azureDeployment, googleDeployment, loadSite } from "../../modules/sites";
import { siteWith } from "../samples/sample-sites";
import { newStack, synthesize } from "../samples/synthesized";
import { twoSides } from "../samples/two-sided-site";

const site = siteWith();
const azure = azureDeployment(site, "azure-westeurope");
const google = googleDeployment(site, "google-europe-west4");
const SUBNET = azure.settings.attach[0];

const inAzure = (props: unknown) => new AzureEdgeFirewall(newStack(), "edge", props as never);
const inGoogle = (props: unknown) => new GoogleEdgeFirewall(newStack(), "edge", props as never);
const attached = (attach: unknown) => () => inAzure({ deployment: azure, attach });
const networked = (networks: unknown) => () => inGoogle({ deployment: google, networks });

test.each<[what: string, make: () => unknown, message: RegExp]>([
  ["no deployment", () => inAzure({}), /`AzureEdgeFirewall` was given no deployment; got undefined; allowed: .*`cloud: azure`.*`azureDeployment\(loadSite/],
  ["no options", () => inAzure(undefined), /was given no deployment; got undefined/],
  ["null", () => inGoogle({ deployment: null }), /was given no deployment; got null/],
  ["a name", () => inGoogle({ deployment: "edge" }), /was given no deployment; got `edge`.*`googleDeployment\(loadSite/],
  ["a whole site", () => inAzure({ deployment: site }), /was given no deployment; got an object/],
  ["a Google deployment", () => inAzure({ deployment: google }), /edge\.yaml:\d+:\d+: `AzureEdgeFirewall` was given the deployment `google-europe-west4`, which is one of google/],
  ["an Azure deployment", () => inGoogle({ deployment: azure }), /was given the deployment `azure-westeurope`, which is one of azure/],
  ["a stack of the other cloud", () => new AzureEdgeStack(newStack(), google as never), /`AzureEdgeStack` was given .* one of google/],
  ["a stack of nothing", () => new GoogleEdgeStack(newStack(), undefined as never), /`GoogleEdgeStack` was given no deployment/],
  ["a misspelt option", () => inAzure({ deployment: azure, atach: [] }), /unknown key `atach` in the construct's options; allowed: deployment, .*; did you mean `attach`\?/],
  ["a resource in place of its name", () => inAzure({ deployment: azure, resourceGroupName: { name: "rg" } }), /`resourceGroupName` in .* is no text; got an object;.*such as `subnet.id`; pass the id or name/],
  ["a project by number", () => inGoogle({ deployment: google, project: 42 }), /`project` in .* is no text; got 42/],
  ["an attachment without a list", attached(SUBNET), /`attach` is no list of objects; got an object; allowed: a list such as \[\{ subnetId: subnet.id \}\]/],
  ["an attachment as text", attached(["subnet"]), /`attach` is no list of objects; got a list with `subnet`/],
  ["a misspelt id", attached([{ subnetID: "s" }]), /unknown key `subnetID` in `attach\[0\]`; allowed: subnetId, .*; did you mean `subnetId`\?/],
  ["no id", attached([{ interfaces: ["access"] }]), /`attach\[0\]` names nothing to attach to; allowed: either `subnetId` or/],
  ["two ids", attached([{ subnetId: "a", networkInterfaceId: "b" }]), /`attach\[0\]` names two things/],
  ["an id that is none", attached([{ subnetId: undefined }]), /names nothing to attach to/],
  ["a role without a list", attached([{ subnetId: "a", interfaces: "access" }]), /`interfaces` in `attach\[0\]` is no list of texts; got `access`/],
  ["an empty list", attached([]), /attached to nothing/],
  ["a misspelt role", attached([{ subnetId: "a", interfaces: ["acces"] }]), /an attachment guards `acces`, which is no interface of the deployment; allowed: access, /],
  ["a role of no network", networked([{ network: "ext", targetTags: ["edge"], interfaces: ["x"] }]), /`networks\[0\]` names an interface .*; got `x`; allowed: access, .*; name one of these/],
  ["a misspelt subscription", () => new AzureProvider(newStack(), "p", { subscriptionId: "s" } as never), /unknown key `subscriptionId` in the options of `AzureProvider`; allowed: subscription, version/],
  ["a project by number of a provider", () => new GoogleProvider(newStack(), "p", { project: 42 } as never), /`project` in the options of `GoogleProvider` is no text; got 42/],
  ["networks without a list", networked({ network: "ext" }), /`networks` is no list of objects/],
  ["no targets", networked([{ network: "ext" }]), /`networks\[0\]` names Edge machines not at all; allowed: exactly one of `targetTags` and/],
  ["both targets", networked([{ network: "ext", targetTags: ["a"], targetServiceAccounts: ["b"] }]), /by tags and by service accounts/],
  ["no network", networked([{ targetTags: ["edge"] }]), /`networks\[0\]` names no network/],
  ["a tag without a list", networked([{ network: "ext", targetTags: "edge" }]), /`targetTags` in `networks\[0\]` is no list of texts; got `edge`/],
  ["a misspelt target", networked([{ network: "ext", targetTag: ["edge"] }]), /did you mean `targetTags`\?/],
  ["no tag at all", networked([{ network: "ext", targetTags: [] }]), /would reach every machine/],
])("%s", (_, make, message) => {
  expect(make).toThrow(InputError);
  expect(make).toThrow(message);
}); // prettier-ignore

test.each<[what: string, find: () => unknown, message: RegExp]>([
  ["a misspelt name", () => azureDeployment(site, "azure-westeurop"), /edge\.yaml: the site `contoso-edge` has no deployment of that name; got `azure-westeurop`; allowed: azure-westeurope; did you mean `azure-westeurope`\?/],
  ["another name", () => googleDeployment(site, "x"), /got `x`; allowed: google-europe-west4; name one of these/],
  ["one of the other cloud", () => googleDeployment(site, "azure-westeurope"), /edge\.yaml:\d+:\d+: the deployment `azure-westeurope` is one of azure, not of google/],
  ["no name", () => azureDeployment(site, undefined as never), /got undefined/],
  ["a path", () => azureDeployment("edge.yaml" as never, "x"), /`azureDeployment` was given no site; got `edge.yaml`; allowed: a site, as `loadSite` gives it/],
  ["no site", () => googleDeployment(undefined as never, "x"), /`googleDeployment` was given no site; got undefined/],
  ["no path", () => loadSite(undefined as never), /`loadSite` was given no path; got undefined/],
])("looked for by %s", (_, find, message) => {
  expect(find).toThrow(InputError);
  expect(find).toThrow(message);
}); // prettier-ignore

test("networks are written as in the site file", () => {
  const deployment = googleDeployment(twoSides(), "google-two-sides");
  const own = newStack();
  new GoogleEdgeFirewall(own, "edge", {
    deployment,
    networks: deployment.settings.networks.map(({ network, interfaces = [], targets }) => ({
      network,
      interfaces,
      ...("tags" in targets ? { targetTags: targets.tags } : { targetServiceAccounts: [] }),
    })),
  });
  const same = newStack();
  new GoogleEdgeFirewall(same, "edge", { deployment, networks: deployment.settings.networks });
  expect(synthesize(own)).toEqual(synthesize(same));
});

test("a provider takes what the environment says where it is given nothing", () => {
  expect(() => new GoogleProvider(newStack(), "google")).not.toThrow();
  expect(() => new AzureProvider(newStack(), "azurerm")).not.toThrow();
});

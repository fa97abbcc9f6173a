// The whole platform on Google Cloud, as a program of the platform team would build it, and the site of its two Edge Servers.
import { Folder } from "@cdktf/provider-google/lib/folder";
import { Project } from "@cdktf/provider-google/lib/project";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import type { GoogleDeployment } from "../../modules/google";
import { bindSite } from "../../modules/sites";
import type { Platform } from "./azure-platform";
import { GoogleEdgeMachines } from "./google-edge";
import { GoogleNetworkStack, googleProvider, PROJECT, REGION } from "./google-network";
import { GoogleSharedStack } from "./google-shared";

const deployment = (name: string, first: number): string => `
  ${name}:
    cloud: google
    interfaces: { access: [10.45.32.${first}], av: [10.45.32.${first + 20}] }
    settings: { project: ${PROJECT}, region: ${REGION}, network: perimeter, targetTags: [${name}] }`;

export const GOOGLE_SITE = `
site: google-platform
documents: [lync2013-pic]
interfaceReading: printed
peers:
  public-im-partners: [203.0.113.0/24]
  clients: any
  live-messenger-clients: any
deployments:${deployment("edge-a", 10)}${deployment("edge-b", 110)}
`;

class Management extends TerraformStack {
  constructor(scope: Construct, name: string) {
    super(scope, name);
    googleProvider(this);
    const folder = new Folder(this, "folder", {
      displayName: "perimeter",
      parent: "organizations/1",
    });
    new Project(this, "project", { name: PROJECT, projectId: PROJECT, folderId: folder.name });
  }
}

export function googlePlatform(outdir: string): Platform {
  const site = bindSite(GOOGLE_SITE, "edge.yaml", { today: "2026-06-30" });
  const [a, b] = site.deployments as readonly [GoogleDeployment, GoogleDeployment];
  const app = new App({ outdir, stackTraces: false });
  const network = new GoogleNetworkStack(app, "network");
  new GoogleSharedStack(app, "shared-services", network);
  new Management(app, "management");
  const edges = [new GoogleEdgeMachines(app, a, network), new GoogleEdgeMachines(app, b, network)];
  return { app, site, edges };
}

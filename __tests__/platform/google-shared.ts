// What a platform holds beside the Edge on Google Cloud: other machines with rules of their own, and the services that all share.
import { ArtifactRegistryRepository } from "@cdktf/provider-google/lib/artifact-registry-repository";
import { ComputeAddress } from "@cdktf/provider-google/lib/compute-address";
import { ComputeFirewall } from "@cdktf/provider-google/lib/compute-firewall";
import { ComputeInstance } from "@cdktf/provider-google/lib/compute-instance";
import { ComputeInstanceTemplate } from "@cdktf/provider-google/lib/compute-instance-template";
import { ComputeRegionHealthCheck } from "@cdktf/provider-google/lib/compute-region-health-check";
import { DnsManagedZone } from "@cdktf/provider-google/lib/dns-managed-zone";
import { DnsRecordSet } from "@cdktf/provider-google/lib/dns-record-set";
import { KmsCryptoKey } from "@cdktf/provider-google/lib/kms-crypto-key";
import { KmsKeyRing } from "@cdktf/provider-google/lib/kms-key-ring";
import { LoggingProjectSink } from "@cdktf/provider-google/lib/logging-project-sink";
import { StorageBucket } from "@cdktf/provider-google/lib/storage-bucket";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";

import { type GoogleNetworkStack, googleProvider, REGION } from "./google-network";

export class GoogleSharedStack extends TerraformStack {
  constructor(scope: Construct, name: string, { network, shared }: GoogleNetworkStack) {
    super(scope, name);
    googleProvider(this);
    new ComputeFirewall(this, "web-https", {
      name: "web-https",
      network: network.name,
      direction: "INGRESS",
      sourceRanges: ["0.0.0.0/0"],
      targetTags: ["web"],
      allow: [{ protocol: "tcp", ports: ["443"] }],
    });
    new ComputeFirewall(this, "web-ssh", {
      name: "web-ssh",
      network: network.name,
      direction: "INGRESS",
      sourceRanges: ["35.235.240.0/20"],
      targetTags: ["web"],
      allow: [{ protocol: "tcp", ports: ["22"] }],
    });
    const disk = { initializeParams: { image: "debian-cloud/debian-12" } };
    new ComputeInstance(this, "web", {
      name: "web",
      machineType: "e2-small",
      zone: `${REGION}-a`,
      tags: ["web"],
      bootDisk: disk,
      networkInterface: [{ subnetwork: shared.id, networkIp: "10.45.64.10" }],
    });
    new ComputeInstanceTemplate(this, "workers", {
      namePrefix: "workers-",
      machineType: "e2-small",
      tags: ["web"],
      disk: [{ sourceImage: "debian-cloud/debian-12" }],
      networkInterface: [{ subnetwork: shared.id }],
    });
    new ComputeAddress(this, "address", { name: "web", region: REGION });
    new ComputeRegionHealthCheck(this, "health", {
      name: "web",
      region: REGION,
      tcpHealthCheck: { port: 443 },
    });
    this.#services();
  }

  #services(): void {
    const zone = new DnsManagedZone(this, "zone", { name: "contoso", dnsName: "contoso.example." });
    new DnsRecordSet(this, "record", {
      name: "edge.contoso.example.",
      type: "A",
      ttl: 300,
      managedZone: zone.name,
      rrdatas: ["10.45.32.10"],
    });
    const ring = new KmsKeyRing(this, "ring", { name: "perimeter", location: REGION });
    new KmsCryptoKey(this, "key", { name: "disks", keyRing: ring.id });
    const bucket = new StorageBucket(this, "logs", { name: "contoso-logs", location: "EU" });
    new LoggingProjectSink(this, "sink", {
      name: "perimeter",
      destination: `storage.googleapis.com/${bucket.name}`,
    });
    new ArtifactRegistryRepository(this, "images", { repositoryId: "edge", format: "DOCKER" });
  }
}

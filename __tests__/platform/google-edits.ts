// Edits of the platform on Google Cloud that a reviewer may overlook, most of them far from the Edge's own stack.
import type { PlatformEdit } from "./azure-edits";
import type { Fields, StackFile } from "./platform-folder";

const RULE = "google_compute_firewall";
const MACHINE = "google_compute_instance";
const SSH: Fields = {
  name: "ssh",
  network: "perimeter",
  direction: "INGRESS",
  priority: 50,
  source_ranges: ["0.0.0.0/0"],
  allow: [{ protocol: "tcp", ports: ["22"] }],
};
const OTHER_NETWORK: Fields = { network: "projects/contoso-perimeter/global/networks/other" };

const rule =
  (body: Fields): PlatformEdit[2] =>
  (file) => {
    file.add(RULE, { ...SSH, ...body });
  };

/** The first interface of a machine of the Edge. */
function interfaceOf(file: StackFile): Fields {
  return (file.of(MACHINE, "machine-0")["network_interface"] as Fields[])[0]!;
}

export const GOOGLE_EDITS: readonly PlatformEdit[] = [
  ["the network gets another name", "network", (file) => { file.of("google_compute_network")["name"] = "other"; }],
  ["the Edge's subnetwork gets other addresses", "network", (file) => { file.of("google_compute_subnetwork", "edge")["ip_cidr_range"] = "10.45.99.0/24"; }],
  ["the Edge's subnetwork moves to another network", "network", (file) => {
    file.add("google_compute_network", { name: "other", auto_create_subnetworks: false }, "other");
    file.of("google_compute_subnetwork", "edge")["network"] = "${google_compute_network.other.id}";
  }],
  ["the network moves to another project", "network", (file) => { file.of("google_compute_network")["project"] = "contoso-other"; }],
  ["the network's owner opens ssh to all machines", "network", rule({ network: "${google_compute_network.perimeter.name}" })],
  ["shared services open ssh to all machines", "shared-services", rule({})],
  ["shared services open ssh to the Edge's tag", "shared-services", rule({ target_tags: ["web", "edge-a"] })],
  ["the same from their own machines", "shared-services", rule({ target_tags: ["edge-a"], source_ranges: null, source_tags: ["web"] })],
  ["a rule for all machines of a network that a variable names", "shared-services", rule({ network: "${var.network}" })],
  ["a rule whose tags a variable gives", "shared-services", rule({ target_tags: "${var.tags}" })],
  ["a way out for all machines", "shared-services", rule({ direction: "EGRESS", source_ranges: null, destination_ranges: ["198.51.100.0/24"] })],
  ["a deny above all rules", "shared-services", rule({ allow: null, deny: [{ protocol: "all" }], priority: 0 })],
  ["an own rule loses its targets", "shared-services", (file) => { Reflect.deleteProperty(file.of(RULE, "web-ssh"), "target_tags"); }],
  ["a policy at the network", "shared-services", (file) => { file.add("google_compute_network_firewall_policy_association", { name: "a", attachment_target: "projects/contoso-perimeter/global/networks/perimeter", firewall_policy: "fw" }); }],
  ["a policy at the folder", "management", (file) => { file.add("google_compute_firewall_policy_association", { name: "a", attachment_target: "${google_folder.folder.name}", firewall_policy: "fw" }); }],
  ["a rule of the other Edge is for this one's tag", "edge-b", (file) => { file.with(RULE, '"edge-b-in-access-tcp-443')["target_tags"] = ["edge-a"]; }],
  ["a rule of the other Edge loses its targets", "edge-b", (file) => { Reflect.deleteProperty(file.with(RULE, '"edge-b-in-access-tcp-443'), "target_tags"); }],
  ["a machine of the Edge carries the tag of others", "edge-a", (file) => { file.of(MACHINE, "machine-0")["tags"] = ["edge-a", "web"]; }],
  ["a machine of the Edge loses its tag", "edge-a", (file) => { file.of(MACHINE, "machine-0")["tags"] = []; }],
  ["a machine of the Edge gets another address", "edge-a", (file) => { interfaceOf(file)["network_ip"] = "10.45.32.99"; }],
  ["a machine of the Edge moves to another network", "edge-a", (file) => { Object.assign(interfaceOf(file), { subnetwork: null, ...OTHER_NETWORK }); }],
  ["a machine of the Edge gets an interface in another network", "edge-a", (file) => { (file.of(MACHINE, "machine-0")["network_interface"] as Fields[]).push(OTHER_NETWORK); }],
  ["one port more", "edge-a", (file) => { file.with(RULE, '"edge-a-in-access-tcp-443')["allow"] = [{ protocol: "tcp", ports: ["443-444"] }]; }],
  ["the last deny goes", "edge-a", (file) => { file.drop(RULE, file.with(RULE, '"edge-a-out-deny-all-v4')); }],
]; // prettier-ignore

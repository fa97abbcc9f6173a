// Types of no cloud, and of directories: data, not code.
import { type Service, servicesOf } from "./service";

const IN_STATE = "makes a value that only Terraform's state holds";

export const NO_CLOUD: readonly Service[] = [
  ...servicesOf("random", [["Random values", IN_STATE, "*"]]),
  ...servicesOf("tls", [["Keys and certificates", IN_STATE, "*"]]),
  ...servicesOf("time", [["Times", IN_STATE, "*"]]),
  ...servicesOf("archive", [
    ["Archives", "writes a file on the machine that runs Terraform", "file"],
  ]),
  ...servicesOf("local", [
    ["Files", "writes a file on the machine that runs Terraform", "file sensitive_file"],
  ]),
  ...servicesOf("null", [
    ["Nothing", "is nothing; commands that it runs are reported", "resource"],
  ]),
  ...servicesOf("terraform", [
    ["Nothing", "is nothing; commands that it runs are reported", "data"],
  ]),
  ...servicesOf("azuread", [["Microsoft Entra", "says who may do what, and does nothing", "*"]]),
];

const BODY = "carries the body of a call of another API, which may change anything";

export const NO_CLOUD_REFUSED: readonly Service[] = [
  ...servicesOf("azapi", [["Azure's API", BODY, "*", "deploys"]]),
  ...servicesOf("restapi", [["Any API", BODY, "*", "deploys"]]),
  ...servicesOf("restful", [["Any API", BODY, "*", "deploys"]]),
  ...servicesOf("terracurl", [["Any API", BODY, "*", "deploys"]]),
  ...servicesOf("http", [["Any API", BODY, "*", "deploys"]]),
  ...servicesOf("shell", [["Scripts", "runs a script, which may change anything", "*", "deploys"]]),
  ...servicesOf("ansible", [
    ["Scripts", "runs a script, which may change anything", "*", "deploys"],
  ]),
  ...servicesOf("kubernetes", [
    ["Kubernetes", "may make the cluster change firewall rules", "*", "deploys"],
  ]),
  ...servicesOf("kubectl", [
    ["Kubernetes", "may make the cluster change firewall rules", "*", "deploys"],
  ]),
  ...servicesOf("helm", [
    ["Kubernetes", "may make the cluster change firewall rules", "*", "deploys"],
  ]),
];

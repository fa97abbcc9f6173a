// Equal configurations are the same only where what they take from outside is: compared where files show it, else an
// assumption by name.
import { compareDocuments, type ComparedFile, type Comparison } from "../../../../policies/proof";
import { parseTerraformConfiguration } from "../../../../policies/readers";
import { googleDeployment } from "../../../samples/hand-made-deployments";

type Loose = Record<string, unknown>;

const rule = (fields: Loose): Loose => ({
  name: "sip",
  network: "perimeter",
  project: "contoso-edge",
  direction: "INGRESS",
  priority: 1000,
  target_tags: ["edge"],
  source_ranges: ["203.0.113.0/24"],
  destination_ranges: ["10.45.16.10/32"],
  allow: [{ protocol: "tcp", ports: ["5061"] }],
  ...fields,
});
const google = (fields: Loose, more: Loose = {}): Loose => ({
  ...more,
  resource: { google_compute_firewall: { sip: rule(fields) } },
});
const vars = (sha: string): ComparedFile => ({ name: "terraform.tfvars", sha, kind: "variables" });
const data = (sha: string): ComparedFile => ({ name: "port.txt", sha, kind: "data" });

function compare(
  root: Loose,
  base?: readonly ComparedFile[],
  head = base,
  unreadFiles: readonly string[] = [],
  other = root,
): Comparison {
  const side = (of: Loose, name: string, filesBeside: readonly ComparedFile[] | undefined) => ({
    document: parseTerraformConfiguration(JSON.stringify(of), name),
    deployment: googleDeployment(),
    unreadFiles,
    ...(filesBeside !== undefined && { filesBeside }),
  });
  return compareDocuments(side(root, "b", base), side(other, "h", head));
}

const byVariable = google(
  { allow: [{ protocol: "tcp", ports: ["${var.port}"] }] },
  { variable: { port: {} } },
);
const byFile = google({ allow: [{ protocol: "tcp", ports: ['${file("port.txt")}'] }] });

test.each<[string, Comparison, string, RegExp]>([
  ["nothing from outside", compare(google({})), "same", /^(?!.*(variables|same value))/],
  ["a variable", compare(byVariable), "same", /same values of the variables `port`/],
  ["equal values of it", compare(byVariable, [vars("1")]), "same", /variables `port`/],
  ["equal values in a file that was not judged", compare(byVariable, [vars("1")], [vars("1")], ["b/terraform.tfvars"]), "same", /variables `port`/],
  ["other values of it", compare(byVariable, [vars("1")], [vars("2")]), "undecided", /./],
  ["values of it in head alone", compare(byVariable, [], [vars("2")]), "undecided", /./],
  ["other values of variables that nothing uses", compare(google({}), [vars("1")], [vars("2")]), "same", /./],
  ["a file that nobody looked at", compare(byFile), "undecided", /./],
  ["an equal file", compare(byFile, [data("1")]), "same", /./],
  ["another file", compare(byFile, [data("1")], [data("2")]), "undecided", /./],
  ["other values for tags of Azure", compare({ ...google({}), resource: { ...(google({})["resource"] as Loose), azurerm_resource_group: { g: { tags: { env: "${var.env}" } } } } }, [vars("1")], [vars("2")]), "same", /./],
  ["a file for a program inside the machine", compare({ ...google({}), locals: {}, ...{ resource: { ...(google({})["resource"] as Loose), google_compute_instance: { m: { metadata_startup_script: '${file("port.txt")}' } } } } }, [data("1")], [data("2")]), "same", /./],
  ["a name whose members a file of unknown name tells", compare({ resource: { ...(google({ source_tags: ["web"], source_ranges: null })["resource"] as Loose), google_compute_instance: { m: { tags: "${split(file(local.x))}" } } }, locals: { x: "y" } }), "undecided", /./],
  ["data of a request", compare(google({ source_ranges: ["${chomp(data.http.myip.response_body)}/32"] }, { data: { http: { myip: { url: "https://example.com" } } } })), "same", /`data.http.myip` has the same value in both/],
  ["another state", compare(google({ source_ranges: ["${data.terraform_remote_state.hub.outputs.range}"] })), "same", /`data.terraform_remote_state.hub` has the same/],
  ["the clock", compare(google({ description: "d", source_ranges: ["${timestamp()}"] })), "same", /`timestamp\(\)` has the same value in both/],
  ["the workspace", compare(google({ source_ranges: ["${lookup({}, terraform.workspace)}"] })), "same", /`terraform.workspace` has/],
  ["data beside another change", compare(google({ network: "${data.google_compute_network.n.id}" }), undefined, undefined, [], google({ network: "${data.google_compute_network.n.id}", description: "new" })), "undecided", /`data.google_compute_network.n` has the same value in both/],
])("%s", (_, { verdict, assumptions }, expected, assumed) => {
  expect(verdict).toBe(expected);
  expect(assumptions.join("; ")).toMatch(assumed);
}); // prettier-ignore

test("files that differ are named", () => {
  const { undecided } = compare(byVariable, [vars("1")], [vars("2")]);
  expect(undecided.map(({ message }) => message).join()).toContain("`terraform.tfvars` beside `h`");
});

test("what nobody takes from outside needs no assumption", () => {
  expect(compare(google({})).assumptions.join()).not.toContain("variables");
});

// The page about the samples, made from them: what each is, which tables it selects, and what is open at which interface.
import { formatPortRange } from "../modules/flows";
import { markdownTable } from "./document-pages/markdown-table";
import { type BoundFlow, type Deployment, protocolWords, type Site } from "../modules/sites";

/** A site file of samples/: its name without `.yaml`, its text, and what it is once it is bound. */
export interface SampleFile {
  readonly name: string;
  readonly text: string;
  readonly site: Site;
}

const HEAD = `<!-- Made from samples/ by \`npm run docs\`. Change the samples, not this page. -->

# Samples

One site file for each documented topology, with the example addresses of Microsoft's pages, and a deployment in each cloud.
Take the one that is yours, put your own addresses in, and remove the cloud that you do not use:

\`\`\`sh
EDGE_FIREWALL_SITE=samples/single-nat.yaml npx cdktf synth
npx edge-firewall flows --site samples/single-nat.yaml
\`\`\`

Every one is proven on both clouds, row by row and packet by packet, by
[the tests](../__tests__/samples/proven-samples.test.ts); only source ports are for Azure alone. Where a table prints _Any_ for servers, the samples name servers;
where it prints _Any_ for the Internet, they write \`any\`. [Which documents fit which topology](topology-rules.md) tells how
they were chosen.
`;

/** The page, as the formatter wants it. */
export function samplesPage(samples: readonly SampleFile[]): string {
  const lines = samples.map(({ name, site }) => {
    const flows = new Set(site.deployments.flatMap((it) => it.flows.map(({ id }) => id)));
    const rows = differing(site.deployments).reduce((sum, it) => sum + it.selectedRows, 0);
    return [`[${name}](#${name})`, `${site.documents?.length ?? 0}`, `${rows}`, `${flows.size}`];
  });
  const index = markdownTable(["sample", "tables", "rows", "flows"], lines).join("\n");
  return [HEAD, `${index}\n`, ...samples.map(section)].join("\n");
}

function section({ name, text, site }: SampleFile): string {
  const shown = differing(site.deployments);
  const parts = shown.map((deployment) => {
    const title = shown.length > 1 ? `${word(deployment.name)}:\n\n` : "";
    return `${title}${table(deployment)}`;
  });
  const documents = (site.documents ?? []).map(({ id }) => `[${id}](documents/${id}.md)`);
  return `## ${name}

${introduction(text)}

[samples/${name}.yaml](../samples/${name}.yaml): ${documents.join(", ")}.

${parts.join("\n\n")}
`;
}

/** The sentences at the head of the file. */
function introduction(text: string): string {
  const [, ...lines] = text.split("\n");
  return lines
    .slice(
      0,
      lines.findIndex((line) => !line.startsWith("# ")),
    )
    .map((line) => line.slice(2))
    .join("\n");
}

/** The first deployment of each selection: the clouds of a sample have the same flows. */
function differing(deployments: readonly Deployment[]): readonly Deployment[] {
  const seen = new Set<string>();
  return deployments.filter(({ flows }) => {
    const key = flows.map(({ id }) => id).join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function word(deployment: string): string {
  return deployment.replace(/^azure-/, "");
}

function table({ interfaces, flows }: Deployment): string {
  const rows = interfaces.map(({ role }) => {
    const [inbound, outbound] = (["inbound", "outbound"] as const).map((direction) =>
      flows
        .filter((flow) => flow.near.role === role && flow.direction === direction)
        .map(flowWords)
        .join("<br>"),
    );
    return [role, inbound ?? "", outbound ?? ""];
  });
  return markdownTable(["interface", "in", "out"], rows).join("\n");
}

function flowWords(flow: BoundFlow): string {
  const { direction, sourcePorts, far } = flow;
  const from = sourcePorts === undefined ? "" : ` from ports ${formatPortRange(sourcePorts)}`;
  const preposition = direction === "inbound" ? "from" : "to";
  return `${protocolWords(flow)}${from} ${preposition} ${far.role}`;
}

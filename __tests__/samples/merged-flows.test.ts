// What several tables of a sample say alike is one rule for each IP family that cites every row, and what they say
// differently are several. The rows are read straight from the data.
import { readPlainSite } from "../oracle/plain-site";
import type { PlainRow } from "../oracle/plain-site";
import { SAMPLE_DEPLOYMENTS, sampleText } from "./samples";
import type { SynthesizedDocument } from "./synthesized";
import { terraformText } from "./synthesize";

/** What makes two rows the same flow: ends, direction, transport and ports. */
function sameness({ direction, near, far, protocol, sourcePorts, ports }: PlainRow): string {
  return [direction, near, far, protocol, ...sourcePorts, ...ports].join(" ");
}

function grouped(rows: readonly PlainRow[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const row of rows) {
    const key = sameness(row);
    groups.set(key, [...(groups.get(key) ?? []), `${row.document} row ${row.row}`]);
  }
  return [...groups.values()];
}

test.each(SAMPLE_DEPLOYMENTS)(
  "$title: a flow for each thing said, which cites every row that says it",
  ({ sample, deployment }) => {
    const cited = deployment.flows.map(({ citations }) =>
      citations.map(({ document, row }) => `${document} row ${row}`),
    );
    const plain = readPlainSite(sampleText(sample)).find(({ name }) => name === deployment.name)!;
    expect(cited).toEqual(grouped(plain.rows));
  },
);

const MERGED = [
  ["everything", "in-access-tcp-5269-xmpp-partners", 4],
  ["everything", "out-access-tcp-5061-federated-partners", 3],
  ["everything", "in-access-tcp-443-clients", 4],
  ["everything", "out-av-tcp-50000-59999-live-messenger-clients", 3],
  ["everything", "out-av-tcp-50000-59999-av-peers", 1],
  ["single-nat", "in-access-tcp-5269-xmpp-partners", 2],
  ["single-nat", "out-access-tcp-5269-xmpp-partners", 1],
  ["single-nat", "in-internal-tcp-23456-front-ends", 2],
] as const;

test.each(MERGED)("%s: %s is one flow of %d rows", (sample, id, rows) => {
  const found = SAMPLE_DEPLOYMENTS.filter((each) => each.sample === sample).flatMap(
    ({ deployment }) => deployment.flows.filter((each) => each.id === id),
  );
  expect(found.map(({ citations }) => citations.length)).toEqual([rows, rows]);
});

test("on Google, whose descriptions have room, the one rule names all rows of the flow", () => {
  const { deployment } = SAMPLE_DEPLOYMENTS.find(
    ({ sample, cloud }) => sample === "everything" && cloud === "google",
  )!;
  const document = JSON.parse(terraformText(deployment)) as SynthesizedDocument;
  const allows = Object.values(document.resource?.["google_compute_firewall"] ?? {})
    .filter(({ allow }) => allow !== undefined)
    .map(({ description }) => String(description));
  const cited = deployment.flows.map(({ citations }) =>
    citations.map((it) => `${it.document} row ${it.row} ${it.label}`).join("; "),
  );
  expect(allows.sort()).toEqual([...cited].sort());
});

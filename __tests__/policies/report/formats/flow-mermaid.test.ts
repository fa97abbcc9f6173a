// The picture of the flows in a comment: the lines of the HTML page's picture, and names that stay text inside it.
import type { DeploymentVerdict } from "../../../../policies/proof";
import { makeCheckReport, renderCheck } from "../../../../policies/report";
import { flow } from "../../../samples/hand-made";
import { EVERY_KIND, HOSTILE_VERDICT, PROVEN } from "../../../samples/verdicts";

/** The lines of the first picture in the comment; none where there is no picture. */
function picture(verdict: DeploymentVerdict): readonly string[] {
  const text = renderCheck("markdown", makeCheckReport([verdict]));
  return /```mermaid\n([^]*?)\n```\n/.exec(text)?.[1]?.split("\n") ?? [];
}

function lines(verdict: DeploymentVerdict): readonly string[] {
  return picture(verdict).filter((line) => line.includes("|"));
}

test("a closed flow is crossed out and says so", () => {
  expect(lines(EVERY_KIND)).toEqual(['  from1 --x|"tcp 5061 (closed)"| edge1']);
});

test("a flow about which nothing can be said is dotted", () => {
  const findings = EVERY_KIND.findings.filter(({ kind }) => kind === "unsupported");
  expect(lines({ ...EVERY_KIND, findings })).toEqual([
    '  from1 -.->|"tcp 5061 (undecided)"| edge1',
  ]);
});

test("whom the Edge calls stands on the other side", () => {
  const flows = [flow("outbound", "tcp", 443), flow("inbound", "udp", 3478)];
  const shown = picture({ ...PROVEN, flows });
  expect(shown).toContain('  from1 -->|"udp 3478"| edge1');
  expect(shown).toContain('  edge1 -->|"tcp 443"| to1');
  expect(shown).toContain('  subgraph called ["the Edge starts flows to"]');
});

test("there is a picture exactly where the page has one", () => {
  const flows = Array.from({ length: 70 }, (_, index) => {
    const one = flow("inbound", "tcp", 1000 + index);
    return { ...one, id: `f${index}`, far: { ...one.far, role: `peer ${index}` } };
  });
  for (const shown of [[], flows.slice(0, 20), flows]) {
    const verdict = { ...PROVEN, flows: shown };
    const page = renderCheck("html", makeCheckReport([verdict]));
    expect(picture(verdict).length > 0).toBe(page.includes('<svg class="diagram"'));
  }
});

/** What may stand in quotes. */
const TEXT = String.raw`"(?:[A-Za-z0-9 .,()/-]|#\d+;)*"`;
const LINE = new RegExp(
  String.raw`^(flowchart LR|  end|  subgraph \w+ \[${TEXT}\]|    \w+\[${TEXT}\]|  \w+ (-->|--x|-\.->)\|${TEXT}\| \w+)$`,
);

test("names that would be a list, or nothing, are text as well", () => {
  const named = ["1. one", "2) two", "- three", "", "10.45.16.10", "a-b"];
  const flows = named.map((role, index) => {
    const one = flow("inbound", "tcp", 1000 + index);
    return { ...one, id: `f${index}`, far: { ...one.far, role } };
  });
  const shown = picture({ ...PROVEN, flows }).filter((line) => /^ {4}from/.test(line));
  const texts = shown.map((line) => /"(.*)"/.exec(line)?.[1]);
  expect(texts.sort()).toEqual(
    ["1#46; one", "2#41; two", "#45; three", " ", "10#46;45.16.10", "a-b"].sort(),
  );
});

test("hostile names are text in quotes, each unusual character by its number", () => {
  const shown = picture(HOSTILE_VERDICT);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((line) => !LINE.test(line))).toEqual([]);
});

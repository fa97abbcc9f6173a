// Findings and changes on the page: the sentence, the packet, then everything else, label by label.
import type { Citation } from "../../../../modules/flows";
import { formatPlace } from "../../../../modules/input";
import { type Markup, markup } from "../../text/markup";
import type { Entry, LabelledLines } from "../../model/report-model";
import { suppressionWords } from "../../text/words";
import { breakable, leftOut, webLink } from "./html-words";

/** Entries beyond this are counted and left out. */
const MOST_ENTRIES = 300;

/** All entries of a section under a heading; nothing where there are none. */
export function entryList(
  title: string,
  entries: readonly Entry[],
  id: string,
): Markup | undefined {
  if (entries.length === 0) return undefined;
  const shown = entries.slice(0, MOST_ENTRIES);
  return markup`<section aria-labelledby="${id}"><h3 id="${id}">${title} <span class="count">${entries.length}</span></h3>
${shown.map((entry, index) => entryArticle(entry, index + 1))}${leftOut(entries.length - shown.length, "findings")}</section>
`;
}

function entryArticle(entry: Entry, number: number): Markup {
  const { kind, level, message, lines, suppressed } = entry;
  const tone = suppressed === undefined ? level : "suppressed";
  return markup`<article class="entry ${tone} ${kind.replaceAll(" ", "-")}">
<h4><span class="number">${number}</span> <span class="kind">${kind}</span> <span class="message">${inCode(message)}</span></h4>
${suppressed === undefined ? undefined : markup`<p class="reviewed">Suppressed ${suppressionWords(suppressed)}</p>`}
<dl>${[...lines.filter(({ label }) => label !== "suppressed"), ...constructLines(entry)].map(definition)}</dl>
</article>
`;
}

function constructLines({ construct }: Entry): readonly LabelledLines[] {
  if (construct === undefined || construct.isBlock === true) return [];
  const { path, place } = construct;
  return [
    { label: "construct", lines: [path, ...(place === undefined ? [] : [formatPlace(place)])] },
  ];
}

/** Labels whose text is prose; everything else is set as code. */
const PROSE: ReadonlySet<string> = new Set(["expected", "got", "remedy", "flow", "so", "in"]);

/** Labels whose first line says what was decided, and the rest by what. */
const DECISIONS: ReadonlySet<string> = new Set(["before", "after"]);

function definition({ label, lines }: LabelledLines): Markup {
  const said = lines.map((text, index) =>
    PROSE.has(label) || (DECISIONS.has(label) && index === 0)
      ? markup`<dd>${inCode(text)}</dd>`
      : markup`<dd><code>${text}</code></dd>`,
  );
  return markup`<div class="${label.replaceAll(" ", "-")}"><dt>${label}</dt>${said}</div>`;
}

/** A sentence in which what stands between backticks is code. */
export function inCode(text: string): Markup {
  const parts = text.split("`");
  // Without its partner a backtick is only a character.
  if (parts.length % 2 === 0) return markup`${text}`;
  return markup`${parts.map((part, index) => (index % 2 === 0 ? part : markup`<code>${part}</code>`))}`;
}

/** A row of a flow document, as a link to its page. */
export function rowLink(row: Citation): Markup {
  const { document, row: number, label, title, section, url } = row;
  return markup`${webLink(url, `${document} row ${number}`, `${title}, ${section}`)} <br><span class="quiet">${breakable(label)}</span>`;
}

// The rules of a configuration in evaluation order, each with what it matches and the flows that it serves; the cloud's own
// rules stand among them, because they decide too.
import type { Place } from "../../../../modules/input";
import { describeBox } from "../../../catalog";
import type { RuleUse } from "../../../proof";
import { type Content, type Markup, markup } from "../../text/markup";
import { Footnotes } from "./html-footnotes";
import { matchLines } from "./match-lines";
import { ruleGroups } from "./rule-groups";
import {
  breakable,
  cell,
  code,
  leftOut,
  MOST_ROWS,
  placeCode,
  scrolling,
  tableHead,
} from "./html-words";

const COLUMNS = ["direction", "priority", "action", "rule", "matches", "serves"];

/**
 * The table; a sentence where it could not be made.
 * @param id of its part of the page, which those of its footnotes begin with.
 */
export function ruleTable(rules: readonly RuleUse[] | undefined, file: string, id: string): Markup {
  if (rules === undefined)
    return markup`<p class="note">What each rule is good for was not found out.</p>`;
  const shown = rules.slice(0, MOST_ROWS);
  const notes = new Footnotes(`${id}-note`);
  const groups = ruleGroups(shown);
  const bodies =
    groups === undefined
      ? markup`<tbody>${shown.map((use) => ruleRow(use, file, notes))}</tbody>`
      : groups.map(({ path, rules: own }) => {
          const rows = own.map((use) => ruleRow(use, file, notes, path ?? ""));
          return markup`<tbody>${groupHead(path)}${rows}</tbody>
`;
        });
  return markup`${scrolling("Rules", markup`<table class="stacking">${tableHead(COLUMNS)}${bodies}</table>`)}${leftOut(rules.length - shown.length, "rules")}${notes.list("At most, because:")}`;
}

function groupHead(path: string | undefined): Markup {
  const said = path === undefined ? CLOUDS_OWN : breakable(path);
  return markup`<tr class="group"><th scope="rowgroup" colspan="${COLUMNS.length}">${said}</th></tr>
`;
}

/** @param group what the head above the row says; absent where there is no head. */
function ruleRow(use: RuleUse, file: string, notes: Footnotes, group?: string): Markup {
  const { rule, direction, action } = use;
  return markup`<tr>${[
    cell("direction", direction),
    cell("priority", rule.priority),
    cell("action", markup`<span class="action ${action}">${action}</span>`),
    cell("rule", ruleName(use, file, group)),
    cell("matches", matchWords(use, notes)),
    cell("serves", servesWords(use)),
  ]}</tr>
`;
}

const CLOUDS_OWN = "the cloud's own";

function ruleName({ rule }: RuleUse, file: string, group: string | undefined): Content {
  const { name, address, writtenBy } = rule;
  if (writtenBy === "cloud")
    return group === undefined
      ? markup`${name} <br><span class="quiet">${CLOUDS_OWN}</span>`
      : name;
  return markup`<span title="${address}">${code(name)}</span> <br><span class="quiet">${placeWords(rule.place, file)}${madeBy(rule, group)}</span>`;
}

/** The construct, without what the head of the group or the name of the rule says already. */
function madeBy({ construct, name }: RuleUse["rule"], group: string | undefined): Content {
  if (construct === undefined) return undefined;
  const { path, place } = construct;
  const rest = group === undefined ? path : path.slice(group.length).replace(/^\//, "");
  const said = name.endsWith(rest) ? undefined : breakable(rest);
  return said === undefined && place === undefined
    ? undefined
    : markup` <br>${said} ${placeCode(place)}`;
}

/** The line alone in the configuration that the page names above. */
function placeWords(place: Place | undefined, file: string): Content {
  return place?.line !== undefined && place.file === file ? `line ${place.line}` : placeCode(place);
}

/** Boxes shown of one rule. */
const SHOWN_BOXES = 4;

function matchWords({ rule, matches }: RuleUse, notes: Footnotes): Content {
  const said = matchLines(matches.map(describeBox));
  const hidden = said.length - SHOWN_BOXES;
  const uncertainty =
    rule.reason === undefined
      ? undefined
      : markup`<li class="quiet">at most ${notes.mark(rule.reason)}</li>`;
  return markup`<ul>${said.slice(0, SHOWN_BOXES).map((text) => markup`<li>${text}</li>`)}${hidden > 0 ? markup`<li>and ${hidden} more</li>` : undefined}${uncertainty}</ul>`;
}

/** Flows shown of one rule. */
const SHOWN_FLOWS = 6;

function servesWords({ action, decides, serves }: RuleUse): Content {
  if (!decides) return markup`<span class="quiet">decides no packet</span>`;
  if (action === "deny") return markup`<span class="quiet">closes the rest</span>`;
  if (serves.length === 0) return markup`<span class="tag">no flow</span>`;
  const hidden = serves.length - SHOWN_FLOWS;
  return markup`<ul>${serves.slice(0, SHOWN_FLOWS).map((id) => markup`<li>${id}</li>`)}${hidden > 0 ? markup`<li>and ${hidden} more</li>` : undefined}</ul>`;
}

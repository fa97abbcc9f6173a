// One entry of a report as plain lines, for formats that show it as a block of text.
import { formatPlace } from "../../../modules/input";
import { printable } from "../text/printable";
import type { Entry } from "./report-model";

const LABEL_WIDTH = 12;

/** `missing inbound tcp 5061 … is closed by …`. */
export function entryTitle({ kind, message }: Entry): string {
  return printable(`${kind} ${message}`);
}

/** Everything about the entry but its title, label by label. */
export function entryBlock({ lines, construct }: Entry): readonly string[] {
  const made =
    construct === undefined || construct.isBlock === true
      ? []
      : [
          {
            label: "construct",
            lines: [
              construct.path,
              ...(construct.place === undefined ? [] : [formatPlace(construct.place)]),
            ],
          },
        ];
  return [...lines, ...made].flatMap(({ label, lines: texts }) =>
    texts.map((text, index) =>
      `${(index === 0 ? label : "").padEnd(LABEL_WIDTH)}${printable(text)}`.trimEnd(),
    ),
  );
}

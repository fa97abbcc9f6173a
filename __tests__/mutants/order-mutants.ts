// Mutants of the order of rules: other priorities, swapped and equal ones, and rules put in front of or behind an allow.
import type { Edit } from "./mutants";
import { addressEdits, portEdits } from "./range-edits";
import type { Dialect, Loose } from "./rule-dialects";

export function* priorityEdits(
  dialect: Dialect,
  label: string,
  index: number,
  body: Loose,
): Generator<Edit> {
  const [least, most] = dialect.priorities;
  const now = Number(body["priority"]);
  const values = [
    now - 1,
    now + 1,
    least,
    most,
    least - 1,
    most + 1,
    now + 0.5,
    `${now}`,
    true,
    "",
  ];
  for (const value of values) {
    yield [
      "priority forms",
      `${label}: priority ${JSON.stringify(value)}`,
      (document) => {
        dialect.slots(document)[index]!.body["priority"] = value;
      },
    ];
  }
}

/** A deny in front of an allow, a copy of an allow, and the same behind it. */
export function* shadows(
  dialect: Dialect,
  original: Loose,
  index: number,
  label: string,
  body: Loose,
): Generator<Edit> {
  if (!dialect.isAllow(body)) return;
  const above = freePriority(original, dialect, body, -1);
  const below = freePriority(original, dialect, body, 1);
  const add = (what: string, change: (copy: Loose) => void): Edit => [
    "shadow",
    `${label}: ${what}`,
    (document) => {
      const copy = structuredClone(dialect.slots(document)[index]!.body);
      change(copy);
      dialect.add(document, "shadow", copy);
    },
  ];
  const deny = (priority: number, change: (copy: Loose) => void = () => undefined) =>
    function (copy: Loose): void {
      dialect.setAllow(copy, false);
      copy["priority"] = priority;
      change(copy);
    };
  const far = dialect.isInbound(body) ? "source" : "destination";
  const near = dialect.isInbound(body) ? "destination" : "source";
  yield add("exact deny above", deny(above));
  yield add("exact deny below", deny(below));
  yield add("exact copy above", (copy) => (copy["priority"] = above));
  yield add("exact copy below", (copy) => (copy["priority"] = below));
  yield add("exact deny at the same priority", deny(Number(body["priority"])));
  for (const side of [far, near] as const) {
    for (const [what, texts] of addressEdits(dialect.prefixes(body, side))) {
      yield add(
        `deny above, ${side} ${what}`,
        deny(above, (copy) => {
          dialect.setPrefixes(copy, side, texts);
        }),
      );
    }
  }
  for (const [what, texts] of portEdits(dialect.ports(body), dialect.everyPort)) {
    yield add(
      `deny above, ${what}`,
      deny(above, (copy) => {
        dialect.setPorts(copy, texts);
      }),
    );
  }
  for (const protocol of dialect.protocols) {
    yield add(
      `deny above, protocol ${protocol}, every port`,
      deny(above, (copy) => {
        dialect.setProtocol(copy, protocol);
        dialect.setPorts(copy, dialect.everyPort);
      }),
    );
  }
}

/** The nearest priority, above (-1) or below (1), that no rule of the direction has. */
export function freePriority(document: Loose, dialect: Dialect, body: Loose, step: 1 | -1): number {
  const taken = new Set(
    dialect
      .slots(document)
      .filter((slot) => dialect.isInbound(slot.body) === dialect.isInbound(body))
      .map((slot) => slot.body["priority"]),
  );
  let priority = Number(body["priority"]);
  while (taken.has(priority)) priority += step;
  return priority;
}

/** Two rules of one direction with their priorities swapped, or made equal. */
export function* pairEdits(original: Loose, dialect: Dialect): Generator<Edit> {
  const slots = [...dialect.slots(original).entries()];
  for (const [i, a] of slots) {
    for (const [j, b] of slots) {
      if (i >= j || dialect.isInbound(a.body) !== dialect.isInbound(b.body)) continue;
      const pair = `${a.label} and ${b.label}`;
      yield [
        "priority",
        `${pair}: swapped`,
        (document) => {
          const all = dialect.slots(document);
          all[i]!.body["priority"] = b.body["priority"];
          all[j]!.body["priority"] = a.body["priority"];
        },
      ];
      yield [
        "priority",
        `${pair}: both at the first's`,
        (document) => (dialect.slots(document)[j]!.body["priority"] = a.body["priority"]),
      ];
      yield [
        "priority",
        `${pair}: both at the second's`,
        (document) => (dialect.slots(document)[i]!.body["priority"] = b.body["priority"]),
      ];
    }
  }
}

// The mutants of a firewall document: every rule and every field of it, changed in every way that we could think of, one
// at a time. A mutant does not know whether it matters; the plain evaluator decides that.
import { azureMutants } from "./azure-mutants";
import { documentMutants } from "./document-mutants";
import { googleMutants } from "./google-mutants";
import { addressEdits, portEdits } from "./range-edits";
import { AZURE_DIALECT, GOOGLE_DIALECT } from "./rule-dialects";
import type { Dialect, Loose, Slot } from "./rule-dialects";
import { strayAllows } from "./stray-rules";

type Cloud = "azure" | "google";

export interface Mutant {
  readonly group: string;
  readonly name: string;
  readonly document: Loose;
}

/** Changes a fresh copy of the document in place. */
export type Change = (document: Loose) => void;
export type Edit = readonly [group: string, name: string, change: Change];

/** All mutants of a document; `text` is the whole Terraform JSON. */
export function* mutantsOf(text: string, cloud: Cloud): Generator<Mutant> {
  for (const edit of editsOf(text, cloud)) {
    const mutant = mutantBy(text, edit);
    if (mutant !== undefined) yield mutant;
  }
}

/** `count` mutants of two edits each, the same ones for the same seed. */
export function* doubleMutantsOf(
  text: string,
  cloud: Cloud,
  count: number,
  seed: number,
): Generator<Mutant> {
  const edits = editsOf(text, cloud);
  const random = randomNumbers(seed);
  for (let made = 0; made < count;) {
    const pick = (): Edit => edits[random() % edits.length]!;
    const mutant = mutantBy(text, pick(), pick());
    if (mutant === undefined) continue;
    made += 1;
    yield { ...mutant, group: "two edits" };
  }
}

function editsOf(text: string, cloud: Cloud): readonly Edit[] {
  const dialect = cloud === "azure" ? AZURE_DIALECT : GOOGLE_DIALECT;
  const original = JSON.parse(text) as Loose;
  return [
    ...ruleEdits(original, dialect),
    ...pairEdits(original, dialect),
    ...strayAllows(original, dialect),
    ...(cloud === "azure" ? azureMutants(original) : googleMutants(original)),
    ...documentMutants(original),
  ];
}

/** Nothing when an edit finds no longer what it is about, because the one before it took that away. */
function mutantBy(text: string, ...edits: readonly Edit[]): Mutant | undefined {
  const document = JSON.parse(text) as Loose;
  try {
    for (const [, , change] of edits) change(document);
  } catch (error) {
    if (edits.length > 1 && error instanceof TypeError) return undefined;
    throw error;
  }
  const name = edits.map(([, each]) => each).join("; then ");
  return { group: edits[0]![0], name, document };
}

/** Whole numbers from 0, by the multiplicative congruential generator of Park and Miller. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647);
}

function* ruleEdits(original: Loose, dialect: Dialect): Generator<Edit> {
  for (const [index, { label, body }] of dialect.slots(original).entries()) {
    const edit = (group: string, what: string, change: (slot: Slot, all: Loose) => void): Edit => [
      group,
      `${label}: ${what}`,
      (document) => {
        change(dialect.slots(document)[index]!, document);
      },
    ];
    yield edit("remove rule", "removed", (slot) => {
      slot.remove();
    });
    for (const side of ["source", "destination"] as const) {
      for (const [what, texts] of addressEdits(dialect.prefixes(body, side))) {
        yield edit("addresses", `${side} ${what}`, (slot) => {
          dialect.setPrefixes(slot.body, side, texts);
        });
      }
    }
    for (const [what, texts] of portEdits(dialect.ports(body), dialect.everyPort)) {
      yield edit("ports", what, (slot) => {
        dialect.setPorts(slot.body, texts);
      });
    }
    for (const protocol of dialect.protocols.filter((each) => each !== dialect.protocol(body))) {
      yield edit("protocol", `protocol ${protocol}`, (slot) => {
        dialect.setProtocol(slot.body, protocol);
      });
      yield edit("protocol", `protocol ${protocol}, every port`, (slot) => {
        dialect.setProtocol(slot.body, protocol);
        dialect.setPorts(slot.body, dialect.everyPort);
      });
    }
    const inbound = dialect.isInbound(body);
    yield edit("direction", "other direction", (slot) => {
      dialect.setInbound(slot.body, !inbound);
    });
    yield edit("direction", "ends swapped", (slot) => {
      swapEnds(slot.body, dialect);
    });
    yield edit("direction", "other direction, ends swapped", (slot) => {
      dialect.setInbound(slot.body, !inbound);
      swapEnds(slot.body, dialect);
    });
    yield edit("action", "other action", (slot) => {
      dialect.setAllow(slot.body, !dialect.isAllow(body));
    });
    yield* shadows(dialect, original, index, label, body);
    yield* priorityEdits(dialect, label, index, body);
  }
}

function swapEnds(body: Loose, dialect: Dialect): void {
  const source = dialect.prefixes(body, "source");
  dialect.setPrefixes(body, "source", dialect.prefixes(body, "destination"));
  dialect.setPrefixes(body, "destination", source);
}

function* priorityEdits(
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
      "priority",
      `${label}: priority ${JSON.stringify(value)}`,
      (document) => {
        dialect.slots(document)[index]!.body["priority"] = value;
      },
    ];
  }
}

/** A deny in front of an allow, a copy of an allow, and the same behind it. */
function* shadows(
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
function* pairEdits(original: Loose, dialect: Dialect): Generator<Edit> {
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

// The mutants of a firewall document: every rule and every field of it, changed in every way that we could think of, one
// at a time. A mutant does not know whether it matters; the plain evaluator decides that.
import { azureMutants } from "./azure-mutants";
import { documentMutants } from "./configuration-mutants";
import { googleMutants } from "./google-mutants";
import { pairEdits, priorityEdits, shadows } from "./order-mutants";
import { addressEdits, addressForms, portEdits, portForms } from "./range-edits";
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

/**
 * The mutants of a document; `text` is the whole Terraform JSON.
 * @param wanted asked once for each mutant, before it is made. @default all are
 */
export function* mutantsOf(
  text: string,
  cloud: Cloud,
  wanted: (group: string) => boolean = () => true,
): Generator<Mutant> {
  for (const edit of editsOf(text, cloud)) {
    if (!wanted(edit[0])) continue;
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
export function randomNumbers(seed: number): () => number {
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
      const prefixes = dialect.prefixes(body, side);
      for (const [group, edits] of [
        ["addresses", addressEdits(prefixes)],
        ["address forms", addressForms(prefixes)],
      ] as const) {
        for (const [what, texts] of edits) {
          yield edit(group, `${side} ${what}`, (slot) => {
            dialect.setPrefixes(slot.body, side, texts);
          });
        }
      }
    }
    for (const [group, edits] of [
      ["ports", portEdits(dialect.ports(body), dialect.everyPort)],
      ["port forms", portForms(dialect.ports(body))],
    ] as const) {
      for (const [what, texts] of edits) {
        yield edit(group, what, (slot) => {
          dialect.setPorts(slot.body, texts);
        });
      }
    }
    for (const protocol of dialect.protocols.filter((each) => each !== dialect.protocol(body))) {
      yield edit("protocol", `protocol ${protocol}`, (slot) => {
        dialect.setProtocol(slot.body, protocol);
      });
      yield edit("protocol, every port", `protocol ${protocol}, every port`, (slot) => {
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

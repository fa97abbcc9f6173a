// Allow rules that nobody documented, put where the final denies do not stop them: every transport, port and family, from
// everywhere, from two halves of everywhere, and to addresses beside the Edge's own.
import type { Edit } from "./mutants";
import { freePriority } from "./order-mutants";
import type { Dialect, Loose } from "./rule-dialects";

interface Stray {
  readonly what: string;
  readonly far: readonly string[];
  /** Absent: the near side of the rule that the stray is copied from. */
  readonly near?: readonly string[];
  readonly protocol: string;
  readonly ports: readonly string[];
}

const FARS: readonly (readonly string[])[] = [
  ["0.0.0.0/0"],
  ["0.0.0.0/1", "128.0.0.0/1"],
  ["198.51.100.7/32"],
  ["10.0.0.0/8"],
];
const FARS_6: readonly (readonly string[])[] = [
  ["::/0"],
  ["::/1", "8000::/1"],
  ["2001:db8::7/128"],
];
const PORTS: readonly (readonly string[])[] = [
  ["22"],
  ["3389"],
  ["5060"],
  ["0-32767", "32768-65535"],
];

/** One stray rule per line of the table, in both directions, before and after the final denies. */
export function* strayAllows(original: Loose, dialect: Dialect): Generator<Edit> {
  for (const inbound of [true, false]) {
    const slots = dialect.slots(original).filter(({ body }) => dialect.isInbound(body) === inbound);
    const like = slots.find(({ body }) => dialect.isAllow(body));
    if (like === undefined) continue;
    const near = inbound ? "destination" : "source";
    const own = dialect.prefixes(like.body, near);
    for (const stray of strays(dialect, own)) {
      for (const place of ["first", "last"] as const) {
        const [least, most] = dialect.priorities;
        const start = { ...like.body, priority: place === "first" ? least : most };
        const priority = freePriority(original, dialect, start, place === "first" ? 1 : -1);
        const body = { ...structuredClone(like.body), priority };
        dialect.setPrefixes(body, near, stray.near ?? own);
        dialect.setPrefixes(body, inbound ? "source" : "destination", stray.far);
        dialect.setProtocol(body, stray.protocol);
        dialect.setPorts(body, stray.ports);
        yield [
          "stray allow",
          `${inbound ? "inbound" : "outbound"} ${stray.what}, ${place}`,
          (document) => {
            dialect.add(document, "stray", structuredClone(body));
          },
        ];
      }
    }
  }
}

function* strays(dialect: Dialect, own: readonly string[]): Generator<Stray> {
  const [any, tcp, udp, ...others] = dialect.protocols;
  const ends = [
    ...FARS.map((far) => ({ far, near: own.filter((text) => !text.includes(":")) })),
    ...FARS.map((far) => ({ far, near: ["10.45.16.99/32"] })),
    ...FARS.map((far) => ({ far, near: ["0.0.0.0/0"] })),
    ...FARS_6.map((far) => ({ far, near: ["::/0"] })),
    ...FARS_6.map((far) => ({ far, near: ["fd00:45::99/128"] })),
  ].filter(({ near }) => near.length > 0);
  for (const { far, near } of ends) {
    const name = `${near.join()} ${far.join()}`;
    const fromEverywhere = far.length === 1 && far[0]!.endsWith("/0");
    for (const protocol of [tcp, udp]) {
      for (const ports of [...(fromEverywhere ? PORTS : [["5060"]]), dialect.everyPort]) {
        const what = `${name} ${protocol} ${ports.length === 0 ? "every port" : ports.join()}`;
        yield { what, far, near, protocol, ports };
      }
    }
    for (const protocol of fromEverywhere ? [any, ...others] : [any]) {
      yield { what: `${name} ${protocol}`, far, near, protocol, ports: dialect.everyPort };
    }
  }
}

// What stands between a finding and whoever prints it: sensitive values of the sources, and whatever would tell one, are marked
// in packets and left out of texts.
import type { AddressRange, Box, Family, Packet } from "../../../modules/packets";
import type { RuleOrigin } from "../gate";
import type { SecretValues } from "./secret-values";
import type { HiddenEnd, Shown, ShownBox, ShownField, ShownPacket } from "./shown-packets";
import { TextVeil } from "./text-veil";

/** A region may end beside a prefix. What people write for a host may be one further in. */
const NEAR_ADDRESS = [-2n, -1n, 0n, 1n, 2n];
const NEAR_PORT = [-1, 0, 1];

export class Veil {
  readonly #addresses: Readonly<Record<Family, ReadonlySet<bigint>>>;
  readonly #ports: ReadonlySet<number>;
  readonly #priorities: ReadonlySet<number>;
  readonly #texts: TextVeil;
  /** Whether any source marks anything. */
  readonly isEmpty: boolean;
  #hasHidden = false;

  constructor(secrets: SecretValues = NO_SECRETS) {
    const { addresses, ports, priorities, texts } = secrets;
    this.isEmpty = texts.length === 0;
    const near = (family: Family) =>
      new Set(addresses[family].flatMap((edge) => NEAR_ADDRESS.map((far) => edge + far)));
    this.#addresses = { 4: near(4), 6: near(6) };
    this.#ports = new Set(ports.flatMap((edge) => NEAR_PORT.map((far) => edge + far)));
    this.#priorities = new Set(priorities);
    this.#texts = new TextVeil(texts, {
      address: ({ family, first, last }) => this.#hides(family, first) || this.#hides(family, last),
      port: (port) => this.#ports.has(port),
      priority: (priority) => this.#priorities.has(priority),
    });
  }

  /** Whether it has hidden anything so far. */
  get hasHidden(): boolean {
    return this.#hasHidden;
  }

  text(text: string): string {
    if (this.isEmpty) return text;
    const shown = this.#texts.shown(text);
    if (shown !== text) this.#hasHidden = true;
    return shown;
  }

  hidesText(text: string): boolean {
    return !this.isEmpty && this.#texts.shown(text) !== text;
  }

  boxes(boxes: readonly Box[]): readonly ShownBox[] {
    return this.isEmpty ? boxes : boxes.map((box) => this.#box(box));
  }

  hidesBoxes(boxes: readonly Box[]): boolean {
    const isHidden = (box: ShownBox) =>
      [box.source, box.destination, box.sourcePort, box.destinationPort].some((ranges) =>
        ranges.some(({ hides }: Shown<object>) => hides !== undefined),
      );
    return !this.isEmpty && boxes.some((box) => isHidden(this.#box(box)));
  }

  /** A packet of these boxes: what lies in a range with a hidden end would tell where that is. */
  packet(packet: Packet, boxes: readonly ShownBox[]): ShownPacket {
    if (this.isEmpty) return packet;
    const fields: readonly ShownField[] = [
      "source",
      "destination",
      "sourcePort",
      "destinationPort",
    ];
    const own = boxes.filter(({ family }) => family === packet.family);
    const hides = fields.filter((field) =>
      own.some((box) => liesInHidden<number | bigint>(packet[field], box[field])),
    );
    return hides.length === 0 ? packet : { ...packet, hides };
  }

  /** Address ranges of one family. */
  addresses(family: Family, ranges: readonly AddressRange[]): readonly Shown<AddressRange>[] {
    return this.isEmpty ? ranges : this.#ranges(ranges, (address) => this.#hides(family, address));
  }

  /** A rule without what it is made of: its names are shown, as far as they are no secret. */
  rule(origin: RuleOrigin): RuleOrigin {
    if (this.isEmpty) return origin;
    const { writtenBy, from, path, place, construct, priority, restsOn, reason } = origin;
    const shown = { address: this.text(origin.address), name: this.#name(origin.name) };
    const isPriorityHidden = priority !== undefined && this.#priorities.has(priority);
    const isHidden =
      isPriorityHidden || shown.address !== origin.address || shown.name !== origin.name;
    if (isPriorityHidden) this.#hasHidden = true;
    return {
      ...shown,
      writtenBy,
      ...(from !== undefined && { from }),
      ...(path !== undefined && { path }),
      ...(place !== undefined && { place }),
      ...(construct !== undefined && { construct }),
      ...(priority !== undefined && !isPriorityHidden && { priority }),
      ...(reason !== undefined && { reason: this.text(reason) }),
      ...(restsOn !== undefined && { restsOn: restsOn.map((one) => this.text(one)) }),
      ...(isHidden && { sensitive: true }),
    };
  }

  /** A text that is nothing but one value of a source. */
  #name(name: string): string {
    return this.text(`\`${name}\``).slice(1, -1);
  }

  #box(box: Box): ShownBox {
    const { family, source, destination, sourcePort, destinationPort } = box;
    const ports = (port: number): boolean => this.#ports.has(port);
    return {
      ...box,
      source: this.addresses(family, source),
      destination: this.addresses(family, destination),
      sourcePort: this.#ranges(sourcePort, ports),
      destinationPort: this.#ranges(destinationPort, ports),
    };
  }

  #hides(family: Family, address: bigint): boolean {
    return this.#addresses[family].has(address);
  }

  #ranges<T, R extends { readonly first: T; readonly last: T }>(
    ranges: readonly (R & { readonly first: T; readonly last: T })[],
    isHidden: (value: T) => boolean,
  ): readonly Shown<R>[] {
    return ranges.map((range) => {
      const ends: readonly HiddenEnd[] = ["first", "last"];
      const hides = ends.filter((end) => isHidden(range[end]));
      if (hides.length === 0) return range;
      this.#hasHidden = true;
      return { ...range, hides };
    });
  }
}

function liesInHidden<T extends number | bigint>(
  value: T,
  ranges: readonly Shown<{ readonly first: T; readonly last: T }>[],
): boolean {
  return ranges.some(
    ({ first, last, hides }) => hides !== undefined && first <= value && value <= last,
  );
}

const NO_SECRETS: SecretValues = {
  addresses: { 4: [], 6: [] },
  ports: [],
  priorities: [],
  texts: [],
};

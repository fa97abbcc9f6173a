// Which of the Edge's own interfaces each attachment point is judged for.
import type { Box } from "../../../../modules/packets";
import { type BoundEnd, guards } from "../../../../modules/sites";
import type { GateDirection } from "../../rules/rule";
import { nearScopes } from "../../rules/near-scope";
import type { AttachmentPoint } from "../attachment-points";
import type { AzureDeployment } from "./attachments/attached-besides";
import type { ListedPoint, ListedPoints } from "./attachments/listed-points";

export class JudgedEnds {
  readonly #deployment: AzureDeployment;
  readonly #points: ListedPoints;

  constructor(deployment: AzureDeployment, points: ListedPoints) {
    this.#deployment = deployment;
    this.#points = points;
  }

  /** The Edge's interfaces at the point and, where its subnet is known, elsewhere in that subnet: the subnet's group opens theirs. */
  around({ point, inSubnet }: ListedPoint): readonly BoundEnd[] {
    if (inSubnet === undefined) return this.at(point);
    const around = [point, ...this.#points.listedIn(inSubnet.subnet)];
    return this.#deployment.interfaces.filter(({ role }) =>
      around.some((other) => guards(other, role)),
    );
  }

  /**
   * The near roles that the point guards by itself; `undefined` for all. Behind a subnet with interfaces that the site
   * lists, the Edge machines are those interfaces', and each is judged with both groups in front of it.
   */
  rolesAlone({ point }: ListedPoint): readonly string[] | undefined {
    if (point.kind === "networkInterface") return point.interfaces;
    const inside = this.#points.interfacesIn(point);
    if (inside.length === 0) return point.interfaces;
    return this.at(point)
      .map(({ role }) => role)
      .filter((role) => !inside.some((listed) => guards(listed.point, role)));
  }

  /**
   * The packets that are judged at a point of a dedicated subnet; `undefined` for all. Addresses of interfaces that are
   * judged with both groups are theirs, except where an interface without a group of its own has the same address.
   */
  scopeAlone(listed: ListedPoint, direction: GateDirection): readonly Box[] | undefined {
    const roles = this.rolesAlone(listed);
    const interfaces = addsNothing(listed) ? this.around(listed) : this.at(listed.point);
    const alone = interfaces.filter(({ role }) => roles?.includes(role) ?? true);
    if (alone.length === interfaces.length) return undefined;
    const both = interfaces.filter((end) => !alone.includes(end));
    return [...nearScopes(direction, both).rest, ...nearScopes(direction, alone).own];
  }

  at(point: AttachmentPoint): readonly BoundEnd[] {
    return this.#deployment.interfaces.filter(({ role }) => guards(point, role));
  }
}

/** Whether the group in front of an interface is its subnet's alone, which opens there what it opens for the others in the subnet. */
function addsNothing({ certain, possible, inSubnet }: ListedPoint): boolean {
  if (inSubnet === undefined || possible.length > 0) return false;
  return certain.every(
    ({ group }) => group !== undefined && inSubnet.certain.some((one) => one.group === group),
  );
}

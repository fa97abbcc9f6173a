// The gates of a deployment against its interfaces: every name that a gate guards is an interface, and every interface has
// a gate. An interface without a gate would be open, and its flows nobody's business.
import { nearest, shown } from "../../input";
import type { Inspection, Path } from "../../input";
import type { Guard } from "../guarded-interfaces";
import type { WrittenNames } from "../file/role-addresses";
import type { WrittenList } from "../file/written-site";

/** A gate as the file has it. */
export interface WrittenGuard {
  readonly interfaces?: WrittenList<string>;
}

/** The names that the gate guards; names that the schema refused are left out. */
export function readGuard({ interfaces }: WrittenGuard): Guard {
  if (interfaces === undefined) return {};
  return { interfaces: interfaces.filter((role) => role !== undefined) };
}

/**
 * Reports names that are no interface, and interfaces that no gate guards.
 * @param known the deployment's interfaces; undefined when they are wrong themselves
 * @param path of the list of gates
 */
export function checkGuards(
  written: WrittenList<WrittenGuard>,
  known: WrittenNames,
  path: Path,
  inspection: Inspection,
): void {
  if (known === undefined) return;
  const roles = [...known];
  written.forEach((guard, index) => {
    guard?.interfaces?.forEach((role, number) => {
      if (role === undefined || known.has(role)) return;
      const near = nearest(role, roles);
      inspection.reportError([...path, index, "interfaces", number], {
        message: `\`${shown(role)}\` is not an interface of the deployment`,
        allowed: roles.join(", "),
        remedy:
          near === undefined ? "remove it, or add it to `interfaces`" : `did you mean \`${near}\`?`,
      });
    });
  });
  // What a gate guards that could not be read, or names no interface, nobody knows.
  const unclear = (guard: WrittenGuard | undefined): boolean =>
    guard === undefined ||
    (guard.interfaces?.some((role) => role === undefined || !known.has(role)) ?? false);
  if (written.some(unclear)) return;
  const all = written.some((guard) => guard !== undefined && guard.interfaces === undefined);
  const guarded = new Set(written.flatMap((guard) => guard?.interfaces ?? []));
  const open = all ? [] : roles.filter((role) => !guarded.has(role));
  if (open.length === 0) return;
  inspection.reportErrorAtKey(path, {
    message: `no gate guards ${open.map((role) => `interface \`${role}\``).join(", ")}`,
    allowed: "every interface of the deployment under at least one gate",
    remedy: "add it to the `interfaces` of the gate that its machines are behind",
  });
}

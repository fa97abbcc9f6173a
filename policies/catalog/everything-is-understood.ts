// Nothing in the configuration was skipped: what the reader could not understand, what it was not given, and what it could not
// finish all end undecided.
import { FAULT_REMEDY } from "./internal-fault";
import type { Finding } from "./finding";
import type { Evidence, Policy } from "./policy";

const id = "everything-is-understood";

export const everythingIsUnderstood: Policy = {
  id,
  statement:
    "Every part of the configuration that could open or close something was read, understood and compared.",
  why: "A rule that is skipped is a rule that nobody has judged; a proof around it would be worth nothing.",
  citation: "Our promise: what cannot be decided is reported and fails the gate.",
  check: (evidence) => [...notUnderstood(evidence), ...notRead(evidence), ...notFinished(evidence)],
};

function notUnderstood({ deployment, reading }: Evidence): readonly Finding[] {
  return reading.unsupported.map(({ message, remedy, address, place, construct, action }) => ({
    kind: "unsupported",
    policy: id,
    deployment: deployment.name,
    message,
    remedy,
    packets: [],
    ...(address !== undefined && { address }),
    ...(place !== undefined && { place }),
    ...(construct !== undefined && { construct }),
    ...(action !== undefined && { action }),
  }));
}

function notRead({ deployment, file, unreadFiles }: Evidence): readonly Finding[] {
  return unreadFiles.map((unread) => ({
    kind: "unsupported",
    policy: id,
    deployment: deployment.name,
    message: `Terraform reads \`${unread}\` together with \`${file}\`, and it was not judged`,
    remedy: "keep one synthesized configuration in its folder, or move the other file away",
    packets: [],
    place: { file: unread },
  }));
}

function notFinished({ deployment, gates }: Evidence): readonly Finding[] {
  return gates.flatMap(({ gate, unfinished, isFault = false }) =>
    unfinished === undefined
      ? []
      : [
          {
            kind: "unproven",
            policy: id,
            deployment: deployment.name,
            gate: gate.name,
            direction: gate.direction,
            message: `the comparison at ${gate.name} was given up: ${unfinished}`,
            remedy: isFault
              ? FAULT_REMEDY
              : "split the rules over several groups or shorten their lists, so that the work stays within bounds",
            packets: [],
          },
        ],
  );
}

// Options of `explain` that choose a gate where no site says which machines are meant.
import { InputError } from "../../../modules/input";
import type { ChosenGates } from "../../proof";

export interface ChoiceWords {
  readonly gate?: string;
  /** Separated by commas. */
  readonly tags?: string;
  readonly serviceAccount?: string;
}

export function readChoice({ gate, tags, serviceAccount }: ChoiceWords): ChosenGates {
  const carries = {
    tags: listOf(tags),
    accounts: listOf(serviceAccount),
  };
  return {
    ...(gate !== undefined && { gate }),
    ...((tags ?? serviceAccount) !== undefined && { carries }),
  };
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** @throws InputError where there is a site. */
export function refuseChoice({ gate, tags, serviceAccount }: ChoiceWords): void {
  if ((gate ?? tags ?? serviceAccount) === undefined) return;
  throw new InputError({
    message: "--gate, --tags and --service-account choose a gate of a plan or state without a site",
    allowed: "a plan or state, and no --site, --deployment or --configuration",
    remedy: "name the machines with --from and --to, or leave the site out",
  });
}

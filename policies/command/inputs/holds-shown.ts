// Whether a path of a command line holds a plan or a state.
import { InputError } from "../../../modules/input";
import { findConfigurations, STDIN } from "./find-configurations";
import { shownFile } from "./shown-files";

/** Of standard input it is not known before it is read. */
export function holdsShown(path: string): boolean | undefined {
  if (path === STDIN) return undefined;
  try {
    return findConfigurations([path]).configurations.some(
      ({ file }) => shownFile(file) !== undefined,
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return false;
  }
}

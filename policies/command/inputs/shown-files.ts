// Which files of a folder hold a plan or a state, told by their content: their names follow no rule.
import { InputError, readBytes } from "../../../modules/input";
import { shownForm } from "../../readers";

/** What Terraform names its states, and what people name its output. */
const CANDIDATE = /\.(json|tfstate)(\.gz)?$/;

/** JSON files of other kinds that lie in the same folders. */
const OTHERS = /\.(tf|tofu|tfvars)\.json$/;

export interface ShownFile {
  readonly path: string;
  readonly form: "plan" | "state";
}

/** The file if it holds a plan or a state. One that cannot be read is left for its reader to report. */
export function shownFile(path: string): ShownFile | undefined {
  if (!CANDIDATE.test(path) || OTHERS.test(path)) return undefined;
  try {
    const form = shownForm(readBytes(path), path);
    return form === undefined ? undefined : { path, form };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}

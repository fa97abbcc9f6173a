// Service accounts by their addresses: literals, and references to accounts that were read. An account is made for one name
// in one project, and its address is made of both.
import { type ResourceSet } from "../../resources/resource-set";
import { parseReference, type Sameness } from "../../resources/references";
import { nameText } from "../../resources/field";
import { isOneThing, isToken } from "../../resources/template-text";
import { projectOf } from "../google-network";

const ACCOUNT_TYPE = "google_service_account";

/** Stands for the account that Google chooses where a machine names none; no address holds blanks. */
export const DEFAULT_ACCOUNT = "the project's default account";

const DEFAULTS = /@(developer|appspot)\.gserviceaccount\.com$/i;

/** The address of an account, where a reference leads to one whose name and project are written out. */
export function accountText(text: string, resources: ResourceSet): string {
  const block = resources.find(text, ACCOUNT_TYPE, "email")?.block;
  if (block?.showsWhatIsDeployed !== true) return text;
  const id = literal(nameText(block.name("account_id")), resources);
  const project = literal(projectOf(block, block.name("project"), resources), resources);
  if (id === undefined || project === undefined || !PROJECT_ID.test(project)) return text;
  return `${id}@${project}.iam.gserviceaccount.com`;
}

/** Projects of a domain and projects by their number have accounts of another form. */
const PROJECT_ID = /^[a-z][a-z0-9-]*$/;

function literal(text: string | undefined, resources: ResourceSet): string | undefined {
  return text === undefined ? undefined : resources.literal(text);
}

/** Letter case is not known to tell accounts apart. */
export function compareAccounts(one: string, other: string, resources: ResourceSet): Sameness {
  const [a, b] = [accountText(one, resources), accountText(other, resources)];
  if (a === b) return isOneThing(a) && a !== DEFAULT_ACCOUNT ? "same" : "unknown";
  if ([a, b].includes(DEFAULT_ACCOUNT)) {
    const named = a === DEFAULT_ACCOUNT ? b : a;
    return DEFAULTS.test(named) || (isToken(named) && !isOwnAccount(named))
      ? "unknown"
      : "different";
  }
  if (!isToken(a) && !isToken(b)) {
    return a.toLowerCase() === b.toLowerCase() ? "unknown" : "different";
  }
  if (isOwnAccount(a) && isOwnAccount(b)) {
    return parseReference(a)?.from === parseReference(b)?.from ? "different" : "unknown";
  }
  return [a, b].some(isOwnAccount) && [a, b].some((text) => DEFAULTS.test(text))
    ? "different"
    : "unknown";
}

/** An account that a resource makes: another resource makes another one, and Google's own are none of them. */
function isOwnAccount(text: string): boolean {
  const reference = parseReference(text);
  return reference?.type === ACCOUNT_TYPE && !reference.isData && reference.attribute === "email";
}

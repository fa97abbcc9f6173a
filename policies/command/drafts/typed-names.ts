// Names and ids of clouds as a person types them, at a prompt or after a flag: what the loader would say about the file at the
// end is said at once, by the patterns that the loader goes by.
import { InputError, shown } from "../../../modules/input";
import schema from "../../../schemas/site.schema.json";

/** What is wrong with an answer, or nothing. */
export type Check = (answer: string) => string | undefined;

interface TextSchema {
  readonly pattern: string;
  readonly maxLength?: number;
  readonly "x-allowed": string;
}

const { azureSettings, googleSettings, network, targetTags, targetServiceAccounts } =
  schema.definitions;
const { resourceGroup, location, attach } = azureSettings.properties;
const { project, region, namePrefix } = googleSettings.properties;
const attachment = attach.items.properties;
const { site, deployments } = schema.properties;

const TEXTS = {
  siteName: site,
  deployment: deployments.propertyNames,
  /** It begins the names of rules. */
  googleDeployment: namePrefix,
  resourceGroup,
  location,
  subnet: attachment.subnetId,
  networkInterface: attachment.networkInterfaceId,
  project,
  region,
  network,
  targetTag: targetTags.items,
  targetServiceAccount: targetServiceAccounts.items,
} satisfies Record<string, TextSchema>;

export type NameKind = keyof typeof TEXTS;

/** For a prompt: refuses what the schema of the site file would refuse. */
export function checkOf(kind: NameKind): Check {
  return (answer) => (isAllowed(answer, kind) ? undefined : `write ${TEXTS[kind]["x-allowed"]}`);
}

/** For a prompt: several, with commas or spaces between them. */
export function listCheckOf(kind: NameKind): Check {
  const check = checkOf(kind);
  return (answer) => namesIn(answer).map(check).find(Boolean);
}

/** Each name of a list once, in the order of the list. */
export function namesIn(list: string): readonly string[] {
  return [...new Set(list.split(/[\s,]+/).filter((name) => name !== ""))];
}

/** For a flag that may be left out. Throws InputError, which names the flag. */
export function checkFlag(flag: string, text: string | undefined, kind: NameKind): void {
  if (text === undefined || isAllowed(text, kind)) return;
  throw new InputError({
    message: `${flag} cannot be \`${shown(text)}\``,
    allowed: TEXTS[kind]["x-allowed"],
    remedy: `correct ${flag}`,
  });
}

function isAllowed(text: string, kind: NameKind): boolean {
  const { pattern, maxLength = Infinity }: TextSchema = TEXTS[kind];
  return new RegExp(pattern, "u").test(text) && text.length <= maxLength;
}

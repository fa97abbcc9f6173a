// The questions of `edge-firewall init` at a terminal: one for each thing that no flag has said. An empty answer leaves a
// blank in the file; nothing is chosen for the person.
import { InputError } from "../../../modules/input";
import type { Cloud } from "../../../modules/sites";
import { sidesOf, TOPOLOGIES, topologyCalled } from "../../drafts";
import { deploymentName, type InitAnswers, rolesNeeded, tablesOf } from "./init-answers";
import type { Prompter } from "./prompter";
import { askForProduct } from "../drafts/product";
import { readAddresses, type RoleOption } from "../drafts/role-option";
import { type Check, checkOf, listCheckOf, namesIn } from "../drafts/typed-names";

/** The same answers with everything that the person added. */
export async function askForRest(answers: InitAnswers, ask: Prompter): Promise<InitAnswers> {
  const named = await askForSite(answers, ask);
  // Who names the tables by flags says with flags as well which rows of them hold.
  const tables =
    tablesOf(named).length > 0 ? named : await withProduct(await askForTables(named, ask), ask);
  let settled = tables;
  for (const cloud of tables.clouds) settled = await askForSettings(settled, cloud, ask);
  return askForAddresses(settled, ask);
}

async function askForSite(answers: InitAnswers, ask: Prompter): Promise<InitAnswers> {
  const siteName =
    answers.siteName ??
    (await ask.text("Name of the site, for reports", {
      initial: "edge",
      check: checkOf("siteName"),
    }));
  if (answers.clouds.length > 0) return { ...answers, siteName };
  const clouds = await ask.some("Which clouds?", CLOUDS, true);
  return { ...answers, siteName, clouds: clouds.map((cloud) => cloud as Cloud) };
}

const CLOUDS: readonly { readonly value: Cloud; readonly name: string }[] = [
  { value: "azure", name: "Azure" },
  { value: "google", name: "Google Cloud" },
];

async function askForTables(answers: InitAnswers, ask: Prompter): Promise<InitAnswers> {
  const choices = TOPOLOGIES.map(({ name, title }) => ({ value: name, name: title }));
  const topology = await ask.one("What is the Edge?", choices);
  const { besides } = topologyCalled(topology);
  if (besides.length === 0) return { ...answers, topology };
  const documents = await ask.some(
    "Which tables besides?",
    besides.map((value) => ({ value, name: value })),
    false,
  );
  return { ...answers, topology, documents };
}

async function withProduct(answers: InitAnswers, ask: Prompter): Promise<InitAnswers> {
  return { ...answers, ...(await askForProduct(tablesOf(answers), answers.output, answers, ask)) };
}

async function askForSettings(
  answers: InitAnswers,
  cloud: Cloud,
  ask: Prompter,
): Promise<InitAnswers> {
  const { azure, google } = answers;
  const sides = sidesOf(rolesNeeded(answers).near.keys());
  const side = sides === undefined ? "Edge" : "external";
  const text = async (
    known: string | undefined,
    message: string,
    check: Check,
  ): Promise<string | undefined> =>
    known ??
    orBlank(
      await ask.text(`${message} (empty: fill in later)`, {
        check: (answer) => (answer === "" ? undefined : check(answer)),
      }),
    );
  if (cloud === "azure") {
    const resourceGroup = await text(
      azure.resourceGroup,
      "Azure: resource group",
      checkOf("resourceGroup"),
    );
    const location = await text(
      azure.location,
      "Azure: region, such as westeurope",
      checkOf("location"),
    );
    const subnetId =
      azure.attach === undefined
        ? await text(undefined, `Azure: id of the ${side} subnet`, checkOf("subnet"))
        : undefined;
    const internalSubnet =
      answers.internalSubnet ??
      (sides !== undefined && azure.attach === undefined
        ? await text(undefined, "Azure: id of the internal subnet", checkOf("subnet"))
        : undefined);
    const attach =
      subnetId === undefined ? (azure.attach ?? []) : [{ key: "subnetId" as const, id: subnetId }];
    return {
      ...answers,
      azure: defined({ ...azure, resourceGroup, location, attach }),
      ...defined({ internalSubnet }),
    };
  }
  const project = await text(google.project, "Google: project", checkOf("project"));
  const which = sides === undefined ? "VPC network" : "VPC network of the external side";
  const network = await text(google.network, `Google: ${which}`, checkOf("network"));
  const internalNetwork =
    answers.internalNetwork ??
    (sides === undefined
      ? undefined
      : await text(undefined, "Google: the internal VPC network", checkOf("network")));
  const tag =
    google.targets ??
    (await text(undefined, "Google: network tag of the Edge machines", listCheckOf("targetTag")));
  const targets =
    typeof tag === "string" ? { key: "targetTags" as const, names: namesIn(tag) } : tag;
  return {
    ...answers,
    google: defined({ ...google, project, network, targets }),
    ...defined({ internalNetwork }),
  };
}

async function askForAddresses(answers: InitAnswers, ask: Prompter): Promise<InitAnswers> {
  const { near, far } = rolesNeeded(answers);
  const interfaces = [...answers.interfaces];
  for (const cloud of answers.clouds) {
    const name = deploymentName(answers, cloud);
    for (const role of near.keys()) {
      if (interfaces.some((it) => it.role === role && isFor(it, cloud, name))) continue;
      const list = await askAddresses(`${name}: private addresses of \`${role}\``, false, ask);
      if (list !== undefined) interfaces.push({ deployment: cloud, role, addresses: list });
    }
  }
  const peers = [...answers.peers];
  for (const [role, printed] of far) {
    if (peers.some((it) => it.role === role)) continue;
    const list = await askAddresses(
      `Addresses of \`${role}\` (${printed}), any, or none`,
      true,
      ask,
    );
    if (list !== undefined) peers.push({ role, addresses: list });
  }
  return { ...answers, interfaces, peers };
}

function isFor({ deployment }: RoleOption, cloud: Cloud, name: string): boolean {
  return deployment === undefined || deployment === cloud || deployment === name;
}

async function askAddresses(message: string, mayBeAny: boolean, ask: Prompter) {
  const answer = await ask.text(`${message} (empty: fill in later)`, {
    check: (text) => (text === "" || (mayBeAny && isWord(text)) ? undefined : faultOf(text)),
  });
  if (answer === "") return undefined;
  return isWord(answer) ? answer : readAddresses(answer, "answer");
}

function isWord(text: string): text is "any" | "none" {
  return text === "any" || text === "none";
}

/** What is wrong with a list of addresses, in one line. */
function faultOf(list: string): string | undefined {
  try {
    readAddresses(list, "answer");
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [problem] = error.problems;
    return `${problem?.message.replace("answer: ", "") ?? ""}; ${problem?.remedy ?? ""}`;
  }
}

function orBlank(answer: string): string | undefined {
  return answer === "" ? undefined : answer;
}

/** Without the keys that have no value. */
function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}

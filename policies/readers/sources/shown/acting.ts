// Data sources and provider blocks that do more, or work elsewhere, than reading and writing the clouds' own API does.
import { isObject } from "../../resources/values";

/**
 * Data of the clouds' own providers is read; so are directories, certificates, files and other state. Anything else may run
 * programs or send requests.
 */
const ONLY_READ = /^((azurerm|azuread|google|tls|local|archive)_\w+|terraform_remote_state)$/;

/** Data of the clouds' providers that hands out what acting takes, or acts itself. */
const ACTS = /_(action|invoke|invocation|exec)$/;

/** Whether reading data of this type may do more than read. */
export function mayAct(type: string): boolean {
  return !ONLY_READ.test(type) || ACTS.test(type);
}

/** Arguments of a provider block that lead it to another API than the cloud's. */
const OTHER_API = /_custom_endpoint$|^(metadata_host|universe_domain|exec)$/;

/** Whether an argument of a provider block leads it to another API, or runs a program. */
export function leadsElsewhere(key: string, value: unknown): boolean {
  const elsewhere = key === "environment" ? value !== "public" : OTHER_API.test(key);
  return elsewhere && value !== null && !(isObject(value) && Object.keys(value).length === 0);
}

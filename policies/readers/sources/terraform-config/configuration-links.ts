// The backend, outputs and remote states of a configuration.
import { backendKey, type Links, objectIn } from "../remote-state";
import { isObject } from "../../resources/values";
import type { ConfigurationRoot } from "./configuration";

export function linksOf({ root, file }: ConfigurationRoot): Links {
  const terraform = objectIn(root, "terraform");
  const backend = backendOf(terraform, file);
  return {
    ...(backend !== undefined && { backend }),
    output: (name) => {
      const { value } = objectIn(objectIn(root, "output"), name);
      return typeof value === "string" ? value : undefined;
    },
    reads: (name) => {
      const data = objectIn(objectIn(objectIn(root, "data"), "terraform_remote_state"), name);
      const { backend: type, config, workspace } = data;
      if (typeof type !== "string" || !isWorkspaceOfRun(workspace)) return undefined;
      return backendKey(type, isObject(config) ? config : {}, file);
    },
  };
}

/** One run has one workspace; cdktf names it in each reference to another stack. */
function isWorkspaceOfRun(workspace: unknown): boolean {
  return (
    workspace === undefined || workspace === "default" || workspace === "${terraform.workspace}"
  );
}

function backendOf(terraform: Readonly<Record<string, unknown>>, file: string): string | undefined {
  const cloud = terraform["cloud"];
  if (isObject(cloud)) return backendKey("cloud", cloud, file);
  const [first, ...others] = Object.entries(objectIn(terraform, "backend"));
  if (first === undefined || others.length > 0) return undefined;
  const [type, config] = first;
  return backendKey(type, isObject(config) ? config : {}, file);
}

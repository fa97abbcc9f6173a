// Two deployments that claim the same enforcement point. Each alone may be exact; together they are not, because a subnet
// has one security group and because the rules of one deployment act on the machines of the other.
import type { Inspection } from "../../input";
import { CLOUDS } from "../clouds/clouds";
import type { WrittenDeployment, WrittenSite } from "../file/written-site";

/** Reports deployments of one site that share an attachment (Azure) or machines of one network (Google). */
export function checkSharedGates({ deployments }: WrittenSite, inspection: Inspection): void {
  const claimed = new Map<string, string>();
  for (const [name, deployment] of Object.entries(deployments ?? {})) {
    for (const gate of gatesOf(deployment)) {
      const other = claimed.get(gate.toLowerCase());
      claimed.set(gate.toLowerCase(), other ?? name);
      if (other === undefined || other === name) continue;
      inspection.reportErrorAtKey(["deployments", name], {
        message: `deployments \`${other}\` and \`${name}\` both claim ${gate}`,
        got: name,
        remedy:
          "describe the machines behind one gate in one deployment, or attach each to its own",
      });
    }
  }
}

function gatesOf({ cloud, settings = {} }: WrittenDeployment): readonly string[] {
  return cloud === undefined ? [] : CLOUDS[cloud].claims(settings);
}

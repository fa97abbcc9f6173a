// Names and ids of clouds as a person types them: what the loader would say about the file at the end is said at once.
import schema from "../../../schemas/site.schema.json";

const { azureSettings, googleSettings, network } = schema.definitions;

type Check = (answer: string) => string | undefined;

export const checkGroup = matching(azureSettings.properties.resourceGroup);
export const checkSubnet = matching(azureSettings.properties.attach.items.properties.subnetId);
export const checkProject = matching(googleSettings.properties.project);
export const checkNetwork = matching(network);

/** What is wrong with an answer that the schema of the site file would refuse. */
function matching(text: { readonly pattern: string; readonly "x-allowed": string }): Check {
  const pattern = new RegExp(text.pattern);
  return (answer) => (pattern.test(answer) ? undefined : `write ${text["x-allowed"]}`);
}

// What is wrong where configurations and deployments do not fit together.
import { nearest, type Problem } from "../../../modules/input";
import type { Deployment, Site } from "../../../modules/sites";
import type { Source } from "../../readers";

export function secondConfiguration(
  name: string,
  first: { readonly file: string },
  { file }: { readonly file: string },
): Problem {
  return {
    message: `the stack \`${name}\` has a second configuration; the first is \`${first.file}\``,
    place: { file },
    remedy: "check one of the two",
  };
}

export function withoutConfiguration(
  { name, place }: Deployment,
  strangers: readonly string[],
  option: string,
): Problem {
  const got =
    strangers.length === 0
      ? {}
      : {
          got: `stacks that are no deployment: ${strangers.map((one) => `\`${one}\``).join(", ")}`,
        };
  return {
    message: `there is no configuration for the deployment \`${name}\``,
    ...got,
    place,
    remedy: `${didYouMean(name, strangers)}synthesize its stack and name its configuration as well, or check another deployment alone with ${option}`,
  };
}

export function noSuchDeployment(site: Site, chosen: string, option: string): Problem {
  const names = site.deployments.map(({ name }) => name);
  return {
    message: `the site \`${site.name}\` has no deployment \`${chosen}\``,
    place: { file: site.file },
    allowed: names.join(", "),
    remedy: `${didYouMean(chosen, names)}name one of these with ${option}`,
  };
}

export function noneOfThem(
  { name, place }: Deployment,
  configurations: readonly Source[],
  severalChosen: boolean,
): Problem {
  return {
    message: `none of the ${configurations.length} configurations is the stack \`${name}\``,
    place,
    remedy: severalChosen
      ? "synthesize its stack and name its configuration as well"
      : "name the configuration of that stack alone",
  };
}

function didYouMean(word: string, candidates: readonly string[]): string {
  const near = nearest(word, candidates);
  return near === undefined ? "" : `did you mean \`${near}\`? `;
}

// The clouds that a site may name.
import type { Cloud } from "../site";
import { AZURE } from "./azure";
import type { SiteCloud } from "./cloud";
import { GOOGLE } from "./google";

export const CLOUDS: Readonly<Record<Cloud, SiteCloud>> = { azure: AZURE, google: GOOGLE };

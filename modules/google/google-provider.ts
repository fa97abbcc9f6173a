// The google provider of a stack that has no bindings for it.
import type { Construct } from "constructs";

import { DeclaredProvider, givenTexts, PROVIDERS } from "../toolkit";

export interface GoogleProviderProps {
  /** @default GOOGLE_PROJECT, or the project of `gcloud` */
  readonly project?: string;
  readonly region?: string;
  /** Versions of google, such as `~> 7.0`. @default those that this package was held against */
  readonly version?: string;
}

const KEYS = ["project", "region", "version"] as const;

/** `provider "google"`. Bindings bring their own, which does as well. */
export class GoogleProvider extends DeclaredProvider {
  constructor(scope: Construct, id: string, props?: GoogleProviderProps) {
    const { project, region, version } = givenTexts(props, KEYS, "GoogleProvider");
    super(scope, id, PROVIDERS.google, { project, region }, version);
  }
}

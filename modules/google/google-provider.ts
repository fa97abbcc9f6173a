// The google provider of a stack that has no bindings for it.
import type { Construct } from "constructs";

import { DeclaredProvider, PROVIDERS } from "../toolkit";

export interface GoogleProviderProps {
  readonly project: string;
  readonly region?: string;
  /** Versions of google, such as `~> 7.0`. @default those that this package was held against */
  readonly version?: string;
}

/** `provider "google"`. Bindings bring their own, which does as well. */
export class GoogleProvider extends DeclaredProvider {
  constructor(scope: Construct, id: string, { project, region, version }: GoogleProviderProps) {
    super(scope, id, PROVIDERS.google, { project, region }, version);
  }
}

"use client";

import dynamic from "next/dynamic";
import { useScope } from "#lib/core/client/use-scope.ts";

const AsOfBanner = dynamic(() => import("./as-of-banner.tsx").then((module) => module.AsOfBanner));

/** The banner of a past moment, whose code comes only with one. */
export function AsOfStrip() {
  const { asOf } = useScope().scope;
  return asOf === null ? null : <AsOfBanner asOf={asOf} />;
}

"use client";

import dynamic from "next/dynamic";
import type { CoverageBannerProps } from "./coverage-banner.tsx";

const CoverageBanner = dynamic(() => import("./coverage-banner.tsx").then((module) => module.CoverageBanner));

/** The coverage banner, fetched only when something is missing: on most days nothing is. */
export function Coverage(props: CoverageBannerProps) {
  const { failed, pending } = props.freshness.scopes;
  return failed.length > 0 || pending > 0 ? <CoverageBanner {...props} /> : null;
}

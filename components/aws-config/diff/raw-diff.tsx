"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { sortedJson } from "#lib/aws-config/domain/diff/sorted-json.ts";
import type { ItemDiff } from "#lib/aws-config/domain/diff/types.ts";

const RawMerge = dynamic(() => import("./raw-merge.tsx").then((module) => module.RawMerge), {
  ssr: false,
  loading: () => <Loading />,
});

/** Both items as JSON with ordered keys; the editor is loaded when someone asks for it. */
export function RawDiff({ diff }: { diff: ItemDiff }) {
  return <RawMerge before={sortedJson(diff.before)} after={sortedJson(diff.after)} />;
}

function Loading() {
  const t = useTranslations("awsConfig.diff");
  return <p className="px-2 py-4 text-muted">{t("jsonLoading")}</p>;
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ResourcesParams } from "./resources-params.ts";
import type { ResourcesActions } from "./use-resources-params.ts";

/** What the list leaves out although nobody filtered it, or that it no longer does, and the way back. */
export function LeftOut({
  leftOut,
  params,
  actions,
}: {
  /** Compliance items; null is none, because they are shown or the filter names types. */
  leftOut: number | null;
  params: ResourcesParams;
  actions: ResourcesActions;
}) {
  const t = useTranslations("awsConfig.resources.leftOut");
  const format = useFormatter();
  const isShown = params.compliance !== null;
  if (!isShown && (leftOut === null || leftOut === 0)) return null;
  return (
    <span
      role="status"
      className="flex shrink-0 items-center gap-2 rounded-full border border-line px-2.5 leading-4.5"
      title={t("hint")}
    >
      {isShown ? t("shown") : t("count", { count: leftOut ?? 0, number: format.number(leftOut ?? 0) })}
      <button
        type="button"
        className="text-accent hover:underline"
        onClick={() => actions.showCompliance(!isShown)}
      >
        {t(isShown ? "leaveOut" : "show")}
      </button>
    </span>
  );
}

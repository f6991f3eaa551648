"use client";

import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchOverviewOutput } from "#lib/patch/contract/overview.ts";
import { nodesFilter, withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { StackedBar } from "./stacked-bar.tsx";

/** Before anything was sampled: when the first points come, and what they would start from. */
export function TrendStart({ overview }: { overview: PatchOverviewOutput }) {
  const t = useTranslations("patch.overview");
  const { scopeSearch } = useScope();
  return (
    <div className="flex flex-col gap-3 py-2">
      <p className="text-muted">{t("trendNone")}</p>
      <div className="flex items-center gap-3">
        <span className="shrink-0 text-muted text-sm">
          <Timestamp at={overview.freshness.generatedAt} show="absolute" />
        </span>
        <StackedBar
          className="h-4 flex-1"
          label={t("trendStart")}
          classes={overview.classes}
          hrefOf={(name) => hrefs.patchNodes(withNodesFilter(scopeSearch, nodesFilter({ class: name })))}
        />
      </div>
    </div>
  );
}

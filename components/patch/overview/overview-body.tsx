"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { patchTrendQuery } from "#lib/patch/client/index.ts";
import type { PatchOverviewOutput } from "#lib/patch/contract/overview.ts";
import type { ClassKey } from "#lib/patch/contract/patch-class.ts";
import { nodesFilter, withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { thirtyDaysBefore } from "#lib/patch/domain/trend.ts";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import { ClassTiles } from "./class-tiles.tsx";
import { StackedBar } from "./stacked-bar.tsx";
import { TrendPanel } from "./trend-panel.tsx";

/** The whole as tiles and one bar; below them who and since when. */
export function OverviewBody({ overview }: { overview: PatchOverviewOutput }) {
  const t = useTranslations("patch.overview");
  const { scope, scopeSearch } = useScope();
  const trend = useQuery(patchTrendQuery({ ...toScopeQuery(scope), days: "30", bucket: "day" }));
  const moment = scope.asOf ?? overview.freshness.generatedAt;
  const hrefOf = (name: ClassKey) =>
    hrefs.patchNodes(withNodesFilter(scopeSearch, nodesFilter({ class: name })));
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 pb-4">
      <StackedBar
        className="my-2 h-5 shrink-0"
        label={t("whole")}
        classes={overview.classes}
        hrefOf={hrefOf}
      />
      <div className="shrink-0">
        <ClassTiles
          nodes={overview.nodes}
          classes={overview.classes}
          before={trend.data ? thirtyDaysBefore(trend.data.points, moment) : null}
          hrefOf={hrefOf}
        />
      </div>
      <div className="grid grid-cols-1 gap-x-8 gap-y-6 pt-4 xl:grid-cols-[1.15fr_1fr]">
        <BreakdownPanel breakdowns={overview.breakdowns} />
        <TrendPanel />
      </div>
    </div>
  );
}

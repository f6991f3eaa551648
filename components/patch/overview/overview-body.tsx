"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { patchTrendQuery } from "#lib/patch/client/index.ts";
import type { ClassKey } from "#lib/patch/contract/patch-class.ts";
import { nodesFilter, withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { thirtyDaysBefore } from "#lib/patch/domain/trend.ts";
import { ClassTiles } from "./class-tiles.tsx";
import { OverviewTabs, type OverviewTabsProps } from "./overview-tabs.tsx";
import { StackedBar } from "./stacked-bar.tsx";

/** The whole as tiles and one bar; below them who and since when. */
export function OverviewBody({ overview, remembered }: OverviewTabsProps) {
  const t = useTranslations("patch.overview");
  const { scope, scopeSearch } = useScope();
  const trend = useQuery(patchTrendQuery({ ...toScopeQuery(scope), days: "30", bucket: "day" }));
  const moment = scope.asOf ?? overview.freshness.generatedAt;
  const hrefOf = (name: ClassKey) =>
    hrefs.patchNodes(withNodesFilter(scopeSearch, nodesFilter({ class: name })));
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto pb-2">
      <div className="flex shrink-0 flex-col gap-2 px-4 py-2">
        <StackedBar className="h-5" label={t("whole")} classes={overview.classes} hrefOf={hrefOf} />
        <ClassTiles
          nodes={overview.nodes}
          classes={overview.classes}
          before={trend.data ? thirtyDaysBefore(trend.data.points, moment) : null}
          hrefOf={hrefOf}
        />
      </div>
      <OverviewTabs overview={overview} remembered={remembered} />
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { patchOverviewQuery } from "#lib/patch/client/index.ts";
import type { PatchOverviewOutput } from "#lib/patch/contract/overview.ts";
import { countedRows } from "#lib/patch/contract/query-keys.ts";
import { OverviewBody } from "./overview-body.tsx";

/** Patch compliance of the whole organisation. */
export function PatchPage({ remembered }: { remembered: RememberedLists }) {
  const t = useTranslations("patch.overview");
  const { scope } = useScope();
  const query = useQuery(patchOverviewQuery(toScopeQuery(scope)));
  return (
    <>
      <header className="flex flex-wrap items-baseline gap-x-3 px-4 pt-3 pb-1">
        <h1 className="font-semibold text-xl">{t("title")}</h1>
        {query.data && !nothingRead(query.data) && <Known overview={query.data} />}
      </header>
      <QueryGate query={query} lines={14}>
        {(overview) => (
          <>
            <Coverage freshness={overview.freshness} primary={countedRows} />
            {overview.nodes === 0 ? (
              <Empty overview={overview} />
            ) : (
              <OverviewBody overview={overview} remembered={remembered} />
            )}
          </>
        )}
      </QueryGate>
    </>
  );
}

/** Whether nothing was refused and nothing read yet: that no node is counted means nothing then. */
const nothingRead = ({ nodes, freshness }: PatchOverviewOutput): boolean =>
  nodes === 0 && freshness.scopes.pending > 0 && freshness.scopes.failed.length === 0;

/** How many nodes are counted, how old the oldest part is, and of how many account-Regions nothing is lacking. */
function Known({ overview }: { overview: PatchOverviewOutput }) {
  const t = useTranslations("patch.overview");
  const format = useFormatter();
  const { oldestCompleteAt, accountRegions } = overview.freshness;
  return (
    <p className="flex flex-wrap gap-x-3 text-muted">
      <Link href={hrefs.patchNodes(useScope().scopeSearch)} prefetch={false} className="hover:underline">
        {t("nodeCount", { count: overview.nodes })}
      </Link>
      {oldestCompleteAt !== null && (
        <span>
          {t("asRecent")} <Timestamp at={oldestCompleteAt} show="relative" />
        </span>
      )}
      {accountRegions && (
        <span>
          {t("coverage", {
            complete: format.number(accountRegions.complete),
            total: format.number(accountRegions.total),
          })}
        </span>
      )}
    </p>
  );
}

function Empty({ overview }: { overview: PatchOverviewOutput }) {
  const t = useTranslations("patch.overview");
  if (nothingRead(overview)) return <EmptyState title={t("notKnown")}>{t("notKnownHelp")}</EmptyState>;
  const unread = neverRead(overview.freshness, "managed-nodes");
  return (
    <EmptyState title={t(unread ? "unread" : "empty")}>{t(unread ? "unreadHelp" : "emptyHelp")}</EmptyState>
  );
}

"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DiffMode } from "#components/aws-config/diff/diff-modes.ts";
import { DiffView } from "#components/aws-config/diff/diff-view.tsx";
import { HistoryReading } from "#components/aws-config/resource/history-reading.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { resourceItemsQuery, resourceTimelineQuery } from "#lib/aws-config/client/index.ts";
import type {
  ConfigItemDto,
  ResourceItemsOutput,
  ResourceTimelineOutput,
} from "#lib/aws-config/contract/detail.ts";
import { identityOf } from "#lib/aws-config/contract/resource.ts";
import { betweenOf } from "#lib/aws-config/domain/compare/between-of.ts";
import type { DiffItem } from "#lib/aws-config/domain/diff/types.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { momentOf } from "./moment-picker.tsx";

interface Point {
  key: string;
  /** An item's id or a moment; null for the newest item, or that of the page's moment. */
  at: string | null;
}

/** What differs between two points: of two resources, or of one. */
export function ItemsDifference({
  type,
  before,
  previous,
  after,
  view,
  onView,
}: {
  type: string;
  before: Point;
  /** Before is the item that came before the newest, whichever that is. */
  previous: boolean;
  after: Point;
  view: DiffMode;
  onView: (view: DiffMode) => void;
}) {
  const { scope } = useScope();
  const newest = scope.asOf ?? "now";
  const itemsOf = ({ key, at }: Point) => ({ type, key, items: at ?? newest });
  const latest = useInfiniteQuery({
    ...resourceTimelineQuery(latestOf(type, before.key, scope.asOf)),
    enabled: previous,
  });
  const start = previous ? { key: before.key, at: previousOf(latest.data?.pages) } : before;
  const isKnown = !previous || latest.data !== undefined;
  const one = useQuery({ ...resourceItemsQuery(itemsOf(start)), enabled: isKnown });
  const other = useQuery(resourceItemsQuery(itemsOf(after)));
  // Without its history nothing further is asked: what failed is said instead of being waited for.
  if (!isKnown && latest.isError) {
    return (
      <QueryGate query={latest} lines={8} missing={<Missing type={type} resource={before.key} />}>
        {() => null}
      </QueryGate>
    );
  }
  return (
    <QueryGate query={answered(one)} lines={8}>
      {(first) => (
        <QueryGate query={answered(other)} lines={8}>
          {(second) => (
            <Difference
              type={type}
              before={{ key: before.key, at: start.at ?? scope.asOf, answer: first }}
              after={{ key: after.key, at: after.at ?? scope.asOf, answer: second }}
              view={view}
              onView={onView}
            />
          )}
        </QueryGate>
      )}
    </QueryGate>
  );
}

function Missing({ type, resource }: { type: string; resource: string }) {
  const t = useTranslations("awsConfig.compare");
  const { resourceId } = identityOf(type, resource);
  return (
    <EmptyState title={t("missingTitle")}>{t("missing", { resource: `${type} ${resourceId}` })}</EmptyState>
  );
}

const latestOf = (type: string, key: string, asOf: string | null) => ({
  type,
  key,
  kinds: "item",
  limit: 2,
  ...(asOf !== null && { asOf }),
});

/** The second newest item; the newest where there is but one, so that nothing differs. */
function previousOf(pages: readonly ResourceTimelineOutput[] | undefined): string | null {
  const entries = (pages ?? []).flatMap((page) => page.entries);
  const items = entries.flatMap((entry) => (entry.kind === "item" ? [entry.item.id] : []));
  return items[1] ?? items[0] ?? null;
}

/** An answer of another question stands in while this one is read: here it would be shown under the wrong name. */
function answered<Query extends { data: ResourceItemsOutput | undefined; isPlaceholderData: boolean }>(
  query: Query,
) {
  return { ...query, data: query.isPlaceholderData ? undefined : query.data };
}

interface Side extends Point {
  answer: ResourceItemsOutput;
}

function Difference({
  type,
  before,
  after,
  view,
  onView,
}: {
  type: string;
  before: Side;
  after: Side;
  view: DiffMode;
  onView: (view: DiffMode) => void;
}) {
  const t = useTranslations("awsConfig.compare");
  const one = useDiffItem(type, before);
  const other = useDiffItem(type, after);
  const isSame =
    before.key === after.key && itemOf(before) !== null && itemOf(before)?.id === itemOf(after)?.id;
  return (
    <div className="flex min-w-0 flex-col gap-3 px-4 py-3">
      <dl className="grid max-w-4xl grid-cols-[auto_1fr] gap-x-3 gap-y-0.5">
        <dt className="text-muted">{t("before")}</dt>
        <dd>
          <SideLabel type={type} side={before} withReach />
        </dd>
        <dt className="text-muted">{t("after")}</dt>
        <dd>
          <SideLabel type={type} side={after} withReach={after.key !== before.key} />
        </dd>
      </dl>
      {isSame && (
        <p className="text-muted">{t(after.answer.reach.finished ? "sameItem" : "sameItemSoFar")}</p>
      )}
      {one === null || other === null ? (
        <EmptyState title={t("noItemTitle")}>{t("noItem", { type })}</EmptyState>
      ) : (
        <DiffView
          before={one}
          after={other}
          between={betweenOf(before.key, after.key)}
          labels={{
            before: <SideLabel type={type} side={before} />,
            after: <SideLabel type={type} side={after} />,
          }}
          mode={view}
          onMode={onView}
        />
      )}
    </div>
  );
}

const itemOf = ({ answer }: Side): ConfigItemDto | null => answer.items[0] ?? null;

/** Which resource, and since when it has been as shown; or how far back its items are known. */
function SideLabel({ type, side, withReach = false }: { type: string; side: Side; withReach?: boolean }) {
  const t = useTranslations("awsConfig.compare");
  const account = useAccountWords();
  const item = itemOf(side);
  const { resourceId, accountId, region } = identityOf(type, side.key);
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      <bdi className="font-medium">{item?.resourceName ?? item?.tags.Name ?? resourceId}</bdi>
      <span className="text-muted">
        {account(accountId)} · {region}
      </span>
      {item === null ? (
        <span className="text-warning">
          {side.at === null ? (
            t("noItemKnown")
          ) : (
            <>
              {t("noItemAt")} <Timestamp at={momentOf(side.at)} show="absolute" />
            </>
          )}
        </span>
      ) : (
        <span className="text-muted">
          {t("captured")} <Timestamp at={item.capturedAt} />
        </span>
      )}
      {/* A resource of which nothing is known has no history that could be read. */}
      {withReach && (item !== null || side.answer.reach.completeFrom !== null) && (
        <HistoryReading type={type} resource={side.key} reach={side.answer.reach} />
      )}
    </span>
  );
}

function useDiffItem(type: string, side: Side): DiffItem | null {
  const item = itemOf(side);
  const { key } = side;
  return useMemo(() => (item === null ? null : { ...item, ...identityOf(type, key) }), [item, type, key]);
}

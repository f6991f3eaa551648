"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { Fragment } from "react";
import { EventLine } from "#components/shared/events/event-line.tsx";
import { KindFilter } from "#components/shared/events/kind-filter.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { resourceTimelineQuery } from "#lib/aws-config/client/index.ts";
import type { CallsReach, ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import { justBefore } from "#lib/aws-config/domain/points.ts";
import { ItemDifference } from "./item-difference.tsx";
import { ItemLine } from "./item-line.tsx";
import { itemEventKinds, mergeItems } from "./merge-items.ts";
import { resourceParsers } from "./resource-params.ts";
import { TimelineStrip } from "./timeline-strip.tsx";

const { kinds, from, until, before, after, mode } = resourceParsers;
const parsers = { kinds, from, until, before, after, mode };

/** Configuration items and what else is known to have happened, on one axis; any two points can be compared. */
export function TimelineTab({ data: { resource }, asOf }: { data: ResourceOutput; asOf: string | null }) {
  const t = useTranslations("awsConfig.resource.timeline");
  const [params, change] = useQueryStates(parsers, { history: "push" });
  const named = { type: resource.resourceType, key: resource.key };
  // The axis shows all kinds and all times, whatever the list below is narrowed to.
  const whole = useInfiniteQuery(
    resourceTimelineQuery({ ...named, limit: 200, ...(asOf !== null && { asOf }) }),
  );
  const latest = params.until ?? asOf;
  const query = useInfiniteQuery(
    resourceTimelineQuery({
      ...named,
      ...(latest !== null && { asOf: latest }),
      ...(params.from !== null && { from: params.from }),
      ...(params.kinds.length > 0 && { kinds: kindsAsked(params.kinds).join(",") }),
    }),
  );
  const compare = (first: string, second: string) => void change({ before: first, after: second });
  const comparing = params.before !== null && params.after !== null;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <QueryGate query={whole} lines={4}>
        {({ pages }) => (
          <div className="flex flex-col gap-2 border-line border-b px-4 py-3">
            <KindFilter
              counts={pages[0]?.kinds ?? []}
              chosen={params.kinds}
              onChange={(next) => void change({ kinds: [...next] })}
              nameOf={(kind) => (kind === "item" ? t("items") : null)}
            />
            <TimelineStrip
              entries={pages.flatMap((page) => page.entries)}
              reach={pages[0]?.reach ?? null}
              end={asOf}
              range={params}
              onRange={(range) => void change(range)}
              more={whole.hasNextPage ? () => void whole.fetchNextPage() : null}
            />
          </div>
        )}
      </QueryGate>
      <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
        <div className="min-w-0 flex-1 overflow-auto px-4 py-3">
          <QueryGate query={query} lines={8}>
            {({ pages }) => {
              const { entries, changes } = mergeItems(pages.flatMap((page) => page.entries));
              const calls = pages[0]?.calls;
              const actorless = calls ? entries.findIndex((entry) => isBeforeCalls(entry.at, calls)) : -1;
              return (
                <div className="flex flex-col gap-2">
                  {entries.length === 0 && <p className="py-4 text-muted">{t("empty")}</p>}
                  <ol className="max-w-5xl">
                    {entries.map((entry, index) => (
                      <Fragment key={entry.kind === "event" ? `e${entry.event.id}` : `i${entry.item.id}`}>
                        {calls && index === actorless && <CallsEnd calls={calls} />}
                        {entry.kind === "event" ? (
                          <EventLine event={entry.event} />
                        ) : (
                          <ItemLine
                            item={entry.item}
                            change={changes.get(entry.item.id) ?? null}
                            role={
                              entry.item.id === params.before
                                ? "before"
                                : entry.item.id === params.after
                                  ? "after"
                                  : null
                            }
                            onShow={() => compare(justBefore(entry.item.capturedAt), entry.item.id)}
                            onBefore={() =>
                              void change({ before: entry.item.id, after: params.after ?? "now" })
                            }
                            onAfter={() =>
                              void change({
                                before: params.before ?? justBefore(entry.item.capturedAt),
                                after: entry.item.id,
                              })
                            }
                          />
                        )}
                      </Fragment>
                    ))}
                  </ol>
                  {query.hasNextPage && (
                    <div>
                      <Button
                        onClick={() => void query.fetchNextPage()}
                        aria-disabled={query.isFetchingNextPage}
                      >
                        {t("older")}
                      </Button>
                    </div>
                  )}
                  <Reach reach={pages[0]?.reach ?? null} />
                </div>
              );
            }}
          </QueryGate>
        </div>
        {comparing && (
          <ItemDifference
            resource={resource}
            before={params.before ?? ""}
            after={params.after ?? ""}
            mode={params.mode}
            onMode={(next) => void change({ mode: next }, { history: "replace" })}
            onSwap={() => void change({ before: params.after, after: params.before })}
            onClose={() => void change({ before: null, after: null })}
          />
        )}
      </div>
    </div>
  );
}

/** Who made an item and what it changed stand in its events. */
function kindsAsked(chosen: readonly string[]): readonly string[] {
  return chosen.includes("item") ? [...new Set([...chosen, ...itemEventKinds])] : chosen;
}

const isBeforeCalls = (at: string, { completeFrom }: CallsReach) =>
  completeFrom === null || Date.parse(at) < Date.parse(completeFrom);

/** Stands where API calls are no longer known: below it, nobody named means nobody known. */
function CallsEnd({ calls: { completeFrom, isFailing } }: { calls: CallsReach }) {
  const t = useTranslations("awsConfig.resource.timeline");
  return (
    <li className="flex items-center gap-2 border-line border-b bg-sunken px-2 py-1 text-muted text-sm">
      <StatusIcon tone={isFailing ? "warning" : "unknown"} />
      <span>
        {completeFrom === null
          ? t(isFailing ? "callsFailing" : "callsNone")
          : t.rich("callsFrom", { time: () => <Timestamp at={completeFrom} show="absolute" /> })}
      </span>
    </li>
  );
}

/** How far back the list is complete: what is not there may only not have been read yet. */
function Reach({ reach }: { reach: ResourceOutput["reach"] | null }) {
  const t = useTranslations("awsConfig.resource.timeline");
  const reading = useTranslations("awsConfig.resource.reading");
  if (reach === null) return null;
  if (reach.finished && reach.gap === null) return <p className="text-faint text-sm">{t("reachWhole")}</p>;
  if (reach.completeFrom === null) return <p className="text-muted">{t("reachNone")}</p>;
  const time = () => <Timestamp at={reach.completeFrom} />;
  return (
    <p className="text-muted">
      {reach.isStopped ? reading.rich("stopped", { time }) : t.rich("reachFrom", { time })}
    </p>
  );
}

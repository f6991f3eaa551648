"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EventLine } from "#components/shared/events/event-line.tsx";
import { KindFilter } from "#components/shared/events/kind-filter.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Button } from "#components/ui/button.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { TimelineEvent } from "#lib/core/contract/timeline.ts";
import { nodeTimelineQuery } from "#lib/fleet/client/index.ts";

/** Everything known to have happened to the node, newest first. */
export function TimelineTab({ node, asOf }: { node: string; asOf: string | null }) {
  const t = useTranslations("fleet.timeline");
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const query = useInfiniteQuery(
    nodeTimelineQuery({
      node,
      ...(asOf ? { asOf } : {}),
      ...(kinds.length > 0 ? { kinds: kinds.join(",") } : {}),
    }),
  );
  return (
    <QueryGate query={query} lines={8}>
      {(data) => {
        const events = data.pages.flatMap((page) => page.events);
        return (
          <div className="flex flex-col gap-2 px-4 py-3">
            <KindFilter counts={data.pages[0]?.kinds ?? []} chosen={kinds} onChange={setKinds} />
            {events.length === 0 ? (
              <p className="py-6 text-muted">{t("empty")}</p>
            ) : (
              <ol className="max-w-5xl">
                {events.map((event) => (
                  <EventLine key={event.id} event={event} subject={<Subject event={event} node={node} />} />
                ))}
              </ol>
            )}
            {query.hasNextPage && (
              <div>
                <Button onClick={() => void query.fetchNextPage()} aria-disabled={query.isFetchingNextPage}>
                  {t("older")}
                </Button>
              </div>
            )}
          </div>
        );
      }}
    </QueryGate>
  );
}

/** What an event happened to, where it was not the node itself. */
function Subject({ event, node }: { event: TimelineEvent; node: string }) {
  const { scopeSearch } = useScope();
  const { accountId, region, resourceType, resourceId } = event;
  if (node.endsWith(`:${resourceId}`)) return null;
  return (
    <Link
      href={hrefs.resource(resourceType, `${accountId}:${region}:${resourceId}`, scopeSearch)}
      className="min-w-0 break-all text-accent hover:underline"
      title={resourceType}
    >
      <bdi>{resourceId}</bdi>
    </Link>
  );
}

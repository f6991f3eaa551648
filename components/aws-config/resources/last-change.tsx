"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ChangeWords } from "#components/aws-config/diff/change-words.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { resourceItemsQuery, resourceTimelineQuery } from "#lib/aws-config/client/index.ts";
import type { ConfigItemDto, ResourceOutput } from "#lib/aws-config/contract/detail.ts";
import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { diffItems } from "#lib/aws-config/domain/diff/diff-items.ts";
import { itemWords } from "#lib/aws-config/domain/diff/words/item-words.ts";
import { justBefore } from "#lib/aws-config/domain/points.ts";

/** What the newest configuration item says that the one before it did not, and who brought it about. */
export function LastChange({ data, asOf }: { data: ResourceOutput; asOf: string | null }) {
  const t = useTranslations("awsConfig.resources.panel");
  const { resource, item } = data;
  const named = { type: resource.resourceType, key: resource.key };
  const before = useQuery(resourceItemsQuery({ ...named, items: justBefore(item.capturedAt) }));
  return (
    <section>
      <h3 className="mb-1 font-medium text-faint text-sm">{t("lastChange")}</h3>
      <p>
        <Timestamp at={item.capturedAt} className="inline-flex flex-wrap gap-x-1" />
      </p>
      <Who named={named} at={item.capturedAt} asOf={asOf} />
      <QueryGate query={before} lines={2}>
        {({ items: [former] }) => <Words data={data} before={former ?? null} />}
      </QueryGate>
    </section>
  );
}

function Words({ data, before }: { data: ResourceOutput; before: ConfigItemDto | null }) {
  const t = useTranslations("awsConfig.resources.panel");
  const { resource, item } = data;
  const words = useMemo(
    () =>
      itemWords(
        diffItems(before && { ...before, ...identity(resource) }, { ...item, ...identity(resource) }),
      ),
    [resource, item, before],
  );
  // Without the item before it nothing says that this one is the first.
  if (before === null && item.changedPaths === null)
    return <p className="text-muted">{t("beforeUnknown")}</p>;
  if (words.length === 0) return <p className="text-muted">{t("noDifference")}</p>;
  return <ChangeWords words={words} />;
}

const identity = ({ accountId, region, resourceType, resourceId }: ResourceIdentity): ResourceIdentity => ({
  ...{ accountId, region, resourceType, resourceId },
});

const causes = "config.created,config.changed,config.deleted,config.relationship";

/** Who made the change, as far as CloudTrail's event of it is known. */
function Who({ named, at, asOf }: { named: { type: string; key: string }; at: string; asOf: string | null }) {
  const t = useTranslations("awsConfig.resources.panel");
  const query = useInfiniteQuery(
    resourceTimelineQuery({ ...named, kinds: causes, from: at, limit: 1, ...(asOf !== null && { asOf }) }),
  );
  const entry = query.data?.pages[0]?.entries.find((each) => each.kind === "event" && each.at === at);
  if (entry?.kind !== "event" || entry.event.actor === null) return null;
  const { cause } = entry.event.detail;
  const name =
    typeof cause === "object" && cause !== null && "eventName" in cause ? String(cause.eventName) : null;
  return (
    <p className="break-words text-muted">
      {t.rich(name === null ? "by" : "byWith", {
        who: () => <bdi className="text-ink">{entry.event.actor}</bdi>,
        call: () => <bdi className="font-mono text-sm">{name}</bdi>,
      })}
    </p>
  );
}

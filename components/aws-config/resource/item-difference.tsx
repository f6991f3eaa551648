"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Button } from "#components/ui/button.tsx";
import { resourceItemsQuery } from "#lib/aws-config/client/index.ts";
import type { ConfigItemDto } from "#lib/aws-config/contract/detail.ts";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import type { DiffMode } from "../diff/diff-modes.ts";
import { DiffView } from "../diff/diff-view.tsx";

/** The difference of two points of one resource's history, beside its timeline. */
export function ItemDifference({
  resource,
  before,
  after,
  mode,
  onMode,
  onSwap,
  onClose,
}: {
  resource: ConfigResource;
  /** Ids of items, moments or `now`. */
  before: string;
  after: string;
  mode: DiffMode;
  onMode: (mode: DiffMode) => void;
  onSwap: () => void;
  onClose: () => void;
}) {
  const t = useTranslations("awsConfig.resource.difference");
  const query = useQuery(
    resourceItemsQuery({
      type: resource.resourceType,
      key: resource.key,
      items: `${before},${after}`,
    }),
  );
  return (
    <section
      aria-label={t("title")}
      className="flex min-h-0 w-full shrink-0 flex-col gap-2 overflow-auto border-line border-t px-4 py-3 lg:w-1/2 lg:border-t-0 lg:border-l"
    >
      <header className="flex items-center gap-2">
        <h2 className="flex-1 font-semibold">{t("title")}</h2>
        <Button size="sm" variant="quiet" onClick={onSwap}>
          <ArrowLeftRight size={13} aria-hidden="true" />
          {t("swap")}
        </Button>
        <Button size="sm" variant="quiet" icon aria-label={t("close")} title={t("close")} onClick={onClose}>
          <X size={14} aria-hidden="true" />
        </Button>
      </header>
      <QueryGate query={query} lines={10}>
        {({ items: [one, other] }) => (
          <DiffView
            before={sideOf(resource, one)}
            after={sideOf(resource, other)}
            between="moments"
            labels={{ before: <Point item={one} />, after: <Point item={other} /> }}
            mode={mode}
            onMode={onMode}
          />
        )}
      </QueryGate>
    </section>
  );
}

function Point({ item }: { item: ConfigItemDto | null | undefined }) {
  const t = useTranslations("awsConfig.resource.difference");
  return item ? <Timestamp at={item.capturedAt} /> : <span className="text-muted">{t("nothing")}</span>;
}

function sideOf(resource: ConfigResource, item: ConfigItemDto | null | undefined) {
  if (!item) return null;
  const { accountId, region, resourceType, resourceId } = resource;
  return { ...item, accountId, region, resourceType, resourceId };
}

"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { EventSentences } from "#components/shared/events/event-sentences.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Button } from "#components/ui/button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { TimelineItem } from "#lib/aws-config/contract/detail.ts";
import { useResourceWords } from "../resources/use-resource-words.ts";
import type { ItemChange } from "./merge-items.ts";

/** Paths that are named where no sentences are kept; the difference shows all. */
const pathsShown = 3;

/** One configuration item: when, what kind of change, and the ways to compare it. */
export function ItemLine({
  item,
  change,
  role,
  onShow,
  onBefore,
  onAfter,
}: {
  item: TimelineItem;
  /** Who brought it about and what changed in sentences, as far as that is known. */
  change: ItemChange | null;
  /** Which side of the shown difference it is. */
  role: "before" | "after" | null;
  onShow: () => void;
  onBefore: () => void;
  onAfter: () => void;
}) {
  const t = useTranslations("awsConfig.resource.timeline");
  const words = useResourceWords();
  const told = change?.told ?? null;
  const paths = item.changedPaths ?? [];
  const deleted = item.status.startsWith("ResourceDeleted");
  const related = (item.relationshipsAdded ?? 0) + (item.relationshipsRemoved ?? 0) > 0;
  // Of the first item and the last, and where relationships came or went, it says nothing that no place differs.
  const isTold = told !== null || (paths.length === 0 && (item.status !== "OK" || related));
  const facts = [
    item.status !== "OK" && words.status({ status: item.status, unlistedAt: null }),
    item.changedPaths === null ? t("beforeUnknown") : !isTold && t("paths", { count: paths.length }),
    item.relationshipsAdded !== null &&
      item.relationshipsAdded > 0 &&
      t("related", { count: item.relationshipsAdded }),
    item.relationshipsRemoved !== null &&
      item.relationshipsRemoved > 0 &&
      t("unrelated", { count: item.relationshipsRemoved }),
  ].filter((fact) => fact !== false);
  return (
    <li
      className={clsx(
        "grid grid-cols-[17rem_1rem_1fr] items-start gap-x-2 border-line border-b py-1.5",
        role !== null && "bg-selected",
      )}
    >
      <span className="text-muted">
        <Timestamp at={item.capturedAt} />
      </span>
      <StatusIcon tone={deleted ? "unknown" : (told?.words[0]?.tone ?? "changed")} className="mt-1" />
      <div className="flex min-w-0 flex-wrap items-end gap-x-2 gap-y-1">
        <p
          className={clsx(
            "flex flex-wrap items-baseline gap-x-2",
            told !== null || paths.length > 0 ? "w-full" : "flex-1",
          )}
        >
          <span className="font-medium">{t("item")}</span>
          {change !== null && change.actor !== null && (
            <span className="text-muted">
              {t.rich(change.call === null ? "by" : "byWith", {
                who: () => <bdi className="text-ink">{change.actor}</bdi>,
                call: () => <bdi className="font-mono text-sm">{change.call}</bdi>,
              })}
            </span>
          )}
          <span className="text-muted">{facts.join(" · ")}</span>
          {role !== null && <span className="text-accent text-sm">{t(`role.${role}`)}</span>}
        </p>
        {told !== null && (
          <div className="min-w-0 flex-[1_1_16rem]">
            <EventSentences {...told} />
          </div>
        )}
        {told === null && paths.length > 0 && (
          <span className="min-w-0 flex-[1_1_16rem] break-words font-mono text-muted text-sm">
            {paths.slice(0, pathsShown).join("  ")}
            {paths.length > pathsShown && "  …"}
          </span>
        )}
        <span className="ml-auto flex shrink-0 print:hidden">
          <Button size="sm" variant="quiet" onClick={onShow}>
            {t("show")}
          </Button>
          <Button size="sm" variant="quiet" onClick={onBefore} title={t("asBeforeTitle")}>
            {t("asBefore")}
          </Button>
          <Button size="sm" variant="quiet" onClick={onAfter} title={t("asAfterTitle")}>
            {t("asAfter")}
          </Button>
        </span>
      </div>
    </li>
  );
}

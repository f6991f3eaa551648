"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { useEventWords } from "#components/shared/events/event-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import type { DetailLine } from "#lib/core/domain/events/detail-line.ts";
import { isolated } from "#lib/core/domain/isolated.ts";
import { KindCell, ResourceCell, TimeCell } from "./change-cells.tsx";
import { linesText } from "./lines-text.ts";
import type { ListRow } from "./list-rows.ts";
import { useBurstWords } from "./use-burst-words.ts";
import { useChangeWords } from "./use-change-words.ts";

/** The table's columns in the reader's language and zone. */
export function useChangeColumns(): readonly ColumnDef<ListRow>[] {
  const t = useTranslations("changes");
  const words = useChangeWords();
  const events = useEventWords();
  const bursts = useBurstWords();
  const instant = useInstant();
  const { scopeSearch } = useScope();
  const accounts = useQuery(scopeOptionsQuery()).data?.accounts;
  return useMemo(() => {
    const names = new Map(accounts?.map(({ accountId, name }) => [accountId, name]));
    const plain = (
      id: "actor" | "tool" | "account" | "region" | "type" | "source",
      width: number,
      shown: boolean,
      text: (event: ChangeEvent) => string | null,
    ): ColumnDef<ListRow> => ({
      id,
      label: t(`columns.${id}`),
      width,
      shown,
      text: ({ event }) => text(event),
    });
    return [
      {
        id: "at",
        label: t("columns.at"),
        width: 295,
        shown: true,
        isName: true,
        text: ({ event }) => instant(event.at),
        cell: (row) => <TimeCell row={row} />,
      },
      {
        id: "kind",
        label: t("columns.kind"),
        width: 186,
        shown: true,
        text: (row) => (row.kind === "event" ? events.kind(row.event.kind) : bursts.title(row.burst)),
        cell: (row) => <KindCell row={row} />,
      },
      plain("actor", 140, true, ({ actor }) => actor),
      {
        id: "change",
        label: t("columns.change"),
        width: 260,
        shown: true,
        text: (row) =>
          row.kind === "event"
            ? linesText(otherLines(events.lines(row.event), row.event), t("nobody"))
            : bursts.kinds(row.burst),
      },
      {
        id: "resource",
        label: t("columns.resource"),
        width: 240,
        shown: true,
        text: (row) => (row.kind === "event" ? resourceText(row.event) : bursts.resources(row.burst)),
        cell: (row) => <ResourceCell row={row} text={bursts.resources} scope={scopeSearch} />,
      },
      plain("tool", 110, true, ({ tool }) => (tool === null ? null : words.value("tool", tool))),
      plain("account", 150, true, ({ accountId }) => names.get(accountId) ?? accountId),
      plain("region", 120, true, ({ region }) => region),
      plain("type", 220, false, ({ resourceType }) => resourceType),
      plain("source", 160, false, ({ source }) => words.value("source", source)),
    ];
  }, [t, words, events, bursts, instant, accounts, scopeSearch]);
}

function resourceText({ resourceName, resourceId }: ChangeEvent): string {
  return resourceName === null || resourceName === resourceId
    ? resourceId
    : `${isolated(resourceName)} (${resourceId})`;
}

/** What the resource's own column does not say already. */
function otherLines(lines: readonly DetailLine[], { resourceType, resourceId }: ChangeEvent): DetailLine[] {
  return lines.filter(({ label, after }) => label !== resourceType || !after?.includes(resourceId));
}

"use client";

import { useFormatter } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";
import { type PatchField, patchColumns } from "#lib/patch/domain/patch-fields.ts";
import { severityTone } from "../severity-tone.ts";
import { usePatchWords } from "./use-patch-words.ts";

/** The table's columns in the reader's language and zone, from the registry of fields. */
export function usePatchColumns(): readonly ColumnDef<PatchRow>[] {
  const words = usePatchWords();
  const format = useFormatter();
  const instant = useInstant();
  return useMemo(() => {
    const text = (field: PatchField, row: PatchRow): string | null => {
      const value = field.member === null ? null : row[field.member];
      if (value === null) return null;
      if (typeof value === "number") return format.number(value);
      if (typeof value === "object") return value.length === 0 ? null : value.join(", ");
      return field.kind === "time" ? instant(value) : words.value(field.key, value);
    };
    return patchColumns.map((field) => ({
      id: field.key,
      label: words.field(field.key),
      width: field.width,
      align: field.kind === "number" ? ("end" as const) : ("start" as const),
      shown: field.visible,
      isName: field.key === "kb",
      text: (row: PatchRow) => text(field, row),
      ...(field.sortable && { sortKey: field.key }),
      ...cellOf(field, words.value),
    }));
  }, [words, format, instant]);
}

function cellOf(
  field: PatchField,
  word: (field: string, value: string | null) => string,
): Pick<ColumnDef<PatchRow>, "cell"> {
  if (field.key === "kb") {
    return {
      cell: (row) => (
        <a href={hrefs.patchPage(row.patchId)} data-stop="name" tabIndex={-1}>
          {row.kbId}
        </a>
      ),
    };
  }
  if (field.key === "severity") {
    return {
      cell: (row) => (
        <span className={`st st-${severityTone(row.severityRank)}`}>
          {word("severity", row.severityRank)}
        </span>
      ),
    };
  }
  if (field.kind === "time") {
    return {
      cell: (row) => {
        const at = field.member === null ? null : row[field.member];
        return typeof at === "string" ? (
          <Timestamp at={at} show="relative" />
        ) : (
          <span className="none">—</span>
        );
      },
    };
  }
  return {};
}

import type { ReactNode } from "react";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import type { StatusTone } from "#components/ui/status.tsx";
import type { LocalField, LocalValue } from "#lib/core/domain/filter/match-row.ts";

/** One fact of the rows of a list that is whole in the browser: what column, filter, facets and export know of it. */
export interface ListField<Row> extends LocalField<Row> {
  /** In the reader's language. */
  label: string;
  /** As AWS or Yagura has it, which is what files hold. */
  value: (row: Row) => ListValue;
  /** Null for what only filters. */
  column: LocalColumn<Row> | null;
  /** A value in the reader's words; null is unknown. */
  word: (value: string) => string;
  /** What having no value means; null where it means unknown. */
  absent: string | null;
  tone: (value: string) => StatusTone | null;
}

export interface ListFieldOptions<Row> {
  aliases?: readonly string[];
  facet?: boolean;
  shown?: boolean;
  isName?: boolean;
  align?: "start" | "end";
  /** What the cell says, where that is more than the values. */
  text?: (row: Row) => string | null;
  cell?: (row: Row) => ReactNode;
  sortValue?: (row: Row) => number | string | null;
  word?: (value: string) => string;
  absent?: string;
  tone?: (value: string) => StatusTone | null;
}

/** A value, several, none (an empty list), or null for unknown. */
export type ListValue = LocalValue | readonly LocalValue[] | null;

/**
 * Makes the fields of a list. `label` gives the heading of an id; its lower-case form is the field's name in filters and
 * addresses. A width of 0 is no column.
 */
export function listFields<Row>(label: (id: string) => string) {
  return (
    id: string,
    kind: LocalField<Row>["kind"],
    width: number,
    read: (row: Row) => ListValue,
    options: ListFieldOptions<Row> & { format?: (value: LocalValue) => string } = {},
  ): ListField<Row> => {
    const key = id.toLowerCase();
    const word = options.word ?? ((value: string) => value);
    const format = options.format ?? ((value: LocalValue) => word(String(value)));
    const textOf = (row: Row): string | null => {
      const value = read(row);
      if (value === null) return null;
      return listed(value).map(format).join(", ");
    };
    const text = options.text ?? textOf;
    const single = (row: Row) => {
      const value = read(row);
      return typeof value === "number" || kind === "time" ? (value as number | string | null) : text(row);
    };
    return {
      key,
      kind,
      aliases: options.aliases ?? [],
      label: label(id),
      value: read,
      values: (row) => listed(read(row) ?? []),
      shown: text,
      facet: options.facet ?? false,
      word,
      absent: options.absent ?? null,
      tone: options.tone ?? (() => null),
      column:
        width === 0
          ? null
          : {
              id: key,
              label: label(id),
              width,
              sortKey: key,
              shown: options.shown ?? true,
              align: options.align ?? (kind === "number" ? "end" : "start"),
              text,
              sortValue: options.sortValue ?? single,
              ...(options.isName && { isName: true }),
              ...(options.cell && { cell: options.cell }),
            },
    };
  };
}

function listed(value: LocalValue | readonly LocalValue[]): readonly LocalValue[] {
  return typeof value === "object" ? value : value === "" ? [] : [value];
}

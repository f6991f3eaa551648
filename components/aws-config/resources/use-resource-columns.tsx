"use client";

import { useFormatter } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { type ResourceField, resourceColumns } from "#lib/aws-config/domain/resource-fields.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { type ResourceWords, useResourceWords } from "./use-resource-words.ts";

/** Ids and names of things: what people paste elsewhere. */
const copied = new Set(["id", "arn"]);

/** The table's columns in the reader's language and zone, from the registry of fields. */
export function useResourceColumns(): readonly ColumnDef<ConfigResource>[] {
  const words = useResourceWords();
  const format = useFormatter();
  return useMemo(
    () =>
      resourceColumns.map((field) => ({
        id: field.key,
        label: words.field(field.key),
        width: field.width,
        align: field.align,
        shown: field.visible,
        isName: field.key === "name",
        text: (row: ConfigResource) =>
          field.kind === "number" && field.member !== null
            ? format.number(Number(row[field.member]))
            : words.text(field, row),
        ...(field.sortable && { sortKey: field.key }),
        ...cellOf(field, words),
      })),
    [words, format],
  );
}

function cellOf(field: ResourceField, words: ResourceWords): Pick<ColumnDef<ConfigResource>, "cell"> {
  if (field.key === "name") return { cell: (row) => <NameLink resource={row} /> };
  if (field.key === "status") {
    return {
      cell: (row) => {
        const tone = words.statusTone(row);
        return tone ? (
          <span className={`st st-${tone}`}>{words.status(row)}</span>
        ) : (
          <span className="text-muted">{words.status(row)}</span>
        );
      },
    };
  }
  if (copied.has(field.key)) {
    return {
      cell: (row) => {
        const text = words.text(field, row);
        return text === null ? (
          <Dash />
        ) : (
          <button type="button" data-stop="copy" data-copy={text} tabIndex={-1} className="copyable mono">
            {text}
          </button>
        );
      },
    };
  }
  if (field.kind === "time") {
    return {
      cell: (row) => {
        const at = field.member === null ? null : row[field.member];
        if (typeof at === "string") return <Timestamp at={at} show="relative" />;
        return words.text(field, row) === null ? <Dash /> : null;
      },
    };
  }
  return {};
}

/** A link to the resource's page, which the table's own click turns into the panel. */
function NameLink({ resource }: { resource: ConfigResource }) {
  const isGone = resource.deletedAt !== null;
  return (
    <a
      href={hrefs.resource(resource.resourceType, resource.key)}
      data-stop="name"
      tabIndex={-1}
      className={isGone ? "text-muted! line-through" : undefined}
    >
      {resource.name ?? resource.resourceId}
    </a>
  );
}

function Dash() {
  return <span className="none">—</span>;
}

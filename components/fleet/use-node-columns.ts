"use client";

import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { type NodeField, nodeColumns } from "#lib/fleet/domain/node-fields.ts";
import type { FleetProfile } from "./fleet-profile.ts";
import { nodeCell } from "./node-cell.tsx";
import { useNodeLabels } from "./use-node-labels.ts";

/** The table's columns in the reader's language and zone, from the registry of fields. */
export function useNodeColumns({ columns: chosen }: FleetProfile): readonly ColumnDef<FleetNode>[] {
  const labels = useNodeLabels();
  return useMemo(
    () =>
      inOrder(chosen).map((field) => {
        const cell = nodeCell(field, labels);
        return {
          id: field.key,
          label: labels.field(field.key),
          width: field.width,
          align: field.align,
          shown: chosen?.includes(field.key) ?? field.visible,
          isName: field.key === "name",
          text: (node: FleetNode) => labels.text(field, node),
          ...(field.sortable ? { sortKey: field.key } : {}),
          ...(cell ? { cell } : {}),
        };
      }),
    [labels, chosen],
  );
}

/** The chosen ones first, as chosen. */
function inOrder(chosen: readonly string[] | null): readonly NodeField[] {
  if (chosen === null) return nodeColumns;
  const place = ({ key }: NodeField) => (chosen.includes(key) ? chosen.indexOf(key) : chosen.length);
  return nodeColumns.toSorted((one, other) => place(one) - place(other));
}

import type { CSSProperties } from "react";
import type { ColumnDef, ColumnState } from "./column-def.ts";

/** Width of the column of boxes, in px. */
const selectWidth = 36;

/** The custom property that holds a column's width; the table's tracks are made of these. Names in CSS take no dots. */
export const widthProperty = (columnId: string): `--col-${string}` =>
  `--col-${columnId.replaceAll(".", "_")}`;

/**
 * Widths as custom properties of the table: rows are grids of their own that share them, so one property moves a column
 * of all rows, and rows out of sight cost nothing.
 */
export function tableWidths(
  columns: readonly Pick<ColumnDef<never>, "id" | "width">[],
  state: ColumnState,
  selectable: boolean,
): CSSProperties {
  const tracks = columns.map((column) => `var(${widthProperty(column.id)})`);
  if (selectable) tracks.unshift(`${selectWidth}px`);
  const widths = columns.map((column) => [
    widthProperty(column.id),
    `${state.widths[column.id] ?? column.width}px`,
  ]);
  return {
    ...Object.fromEntries(widths),
    "--tracks": `${tracks.join(" ")} minmax(0, 1fr)`,
    "--table-width": `calc(${tracks.join(" + ")})`,
  };
}

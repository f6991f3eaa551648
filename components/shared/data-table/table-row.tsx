import { memo } from "react";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useIsSelected } from "#components/shared/selection/use-selection.ts";
import type { ColumnDef } from "./column-def.ts";

export interface TableRowProps<Row> {
  row: Row;
  rowKey: string;
  /** Position in the whole result, for assistive technology: 1 is the heading. */
  rowIndex: number;
  columns: readonly ColumnDef<Row>[];
  open: boolean;
  /** The checkbox's name, for example "Select web-1". Absent: rows cannot be selected. */
  selectLabel: ((row: Row) => string) | undefined;
  selection: SelectionStore | undefined;
  unknownLabel: string;
}

/** One row. Renders again only when its own data, the columns or its open state change. */
function Row<Data>({
  row,
  rowKey,
  rowIndex,
  columns,
  open,
  selectLabel,
  selection,
  unknownLabel,
}: TableRowProps<Data>) {
  return (
    <tr data-key={rowKey} data-open={open || undefined} aria-rowindex={rowIndex}>
      {selection && (
        <td data-select="">
          <RowCheckbox store={selection} rowKey={rowKey} label={selectLabel?.(row) ?? rowKey} />
        </td>
      )}
      {columns.map((column) => {
        const text = column.text(row);
        return (
          <td
            key={column.id}
            title={text ?? unknownLabel}
            className={column.isName ? "pinned" : column.align === "end" ? "end" : undefined}
          >
            {column.cell ? column.cell(row) : (text ?? <span className="none">—</span>)}
          </td>
        );
      })}
    </tr>
  );
}

export const TableRow = memo(Row) as typeof Row;

function RowCheckbox({ store, rowKey, label }: { store: SelectionStore; rowKey: string; label: string }) {
  const selected = useIsSelected(store, rowKey);
  return (
    <input type="checkbox" data-stop="select" tabIndex={-1} checked={selected} readOnly aria-label={label} />
  );
}

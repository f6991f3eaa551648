"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { type ColumnDef, type ColumnState, columnWidthMax, columnWidthMin } from "./column-def.ts";
import { defaultColumns, withColumnMoved, withColumnShown, withWidth } from "./column-state.ts";

type Column = Pick<ColumnDef<never>, "id" | "label" | "width" | "shown" | "isName">;

export interface ColumnListProps {
  columns: readonly Column[];
  state: ColumnState;
  onState: (state: ColumnState) => void;
}

/** Columns to choose, move and widen, those shown first and in their order. */
export function ColumnList({ columns, state, onState }: ColumnListProps) {
  const t = useTranslations("table");
  const shown = state.order.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  const hidden = columns.filter((column) => !state.order.includes(column.id));
  return (
    <>
      <ul className="min-h-0 flex-1 overflow-y-auto px-2">
        {[...shown, ...hidden].map((column) => (
          <ColumnLine
            key={column.id}
            column={column}
            columns={columns}
            state={state}
            onState={onState}
            at={state.order.indexOf(column.id)}
          />
        ))}
      </ul>
      <div className="flex items-end gap-3 border-line border-t px-3 py-2">
        <p className="min-w-0 flex-1 text-faint text-sm">{t("columnsHelp")}</p>
        <Button size="sm" onClick={() => onState(defaultColumns(columns))}>
          {t("resetColumns")}
        </Button>
      </div>
    </>
  );
}

function ColumnLine({
  column,
  columns,
  state,
  onState,
  at,
}: ColumnListProps & { column: Column; at: number }) {
  const t = useTranslations("table");
  const box = useRef<HTMLLIElement>(null);
  const isShown = at >= 0;
  const movable = isShown && !column.isName;
  const move = (steps: number) => {
    onState(withColumnMoved(state, columns, column.id, steps));
    requestAnimationFrame(() => box.current?.scrollIntoView({ block: "nearest" }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || !movable || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li
      ref={box}
      className="flex h-7.5 items-center gap-1 rounded-md pr-1 pl-1.5 hover:bg-hover"
      onKeyDown={onKeyDown}
    >
      <label className="flex h-full min-w-0 flex-1 items-center gap-2">
        <input
          type="checkbox"
          className="size-3.5 shrink-0"
          checked={isShown}
          disabled={column.isName}
          onChange={(event) => onState(withColumnShown(state, columns, column.id, event.target.checked))}
        />
        <span className="truncate">{column.label}</span>
      </label>
      {isShown && (
        <input
          type="number"
          key={state.widths[column.id]}
          defaultValue={state.widths[column.id] ?? column.width}
          min={columnWidthMin}
          max={columnWidthMax}
          step={10}
          aria-label={t("widthOf", { column: column.label })}
          className="h-6 w-16 rounded-md border border-line bg-canvas px-1 text-right text-muted text-sm hover:border-line-strong"
          onBlur={(event) => {
            const width = event.currentTarget.valueAsNumber;
            if (Number.isFinite(width)) onState(withWidth(state, columns, column.id, width));
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
      )}
      {movable && (
        <>
          <Button
            variant="quiet"
            size="sm"
            icon
            aria-disabled={at === 1}
            aria-label={t("moveUp", { column: column.label })}
            onClick={() => move(-1)}
          >
            <ChevronUp size={14} aria-hidden="true" />
          </Button>
          <Button
            variant="quiet"
            size="sm"
            icon
            aria-disabled={at === state.order.length - 1}
            aria-label={t("moveDown", { column: column.label })}
            onClick={() => move(1)}
          >
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        </>
      )}
    </li>
  );
}

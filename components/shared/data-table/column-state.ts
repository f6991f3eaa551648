import { type ColumnDef, type ColumnState, columnWidthMax, columnWidthMin } from "./column-def.ts";

type Column = Pick<ColumnDef<never>, "id" | "width" | "shown" | "isName">;

export function defaultColumns(columns: readonly Column[]): ColumnState {
  return { order: columns.filter((column) => column.shown).map((column) => column.id), widths: {} };
}

/** `name:240,nodeId,ping` to a choice of columns. Unknown columns and bad widths are dropped, the name is always there. */
export function parseColumns(text: string | null | undefined, columns: readonly Column[]): ColumnState {
  if (!text) return defaultColumns(columns);
  const order: string[] = [];
  const widths: Record<string, number> = {};
  for (const part of text.split(",")) {
    const [id = "", width] = part.split(":");
    const column = columns.find((candidate) => candidate.id === id);
    if (!column || order.includes(id)) continue;
    order.push(id);
    if (width !== undefined && /^\d{1,4}$/.test(width)) setWidth(widths, column, Number(width));
  }
  return normalise({ order, widths }, columns);
}

/** The reverse of {@link parseColumns}; null when nothing differs from the columns' own state. */
export function formatColumns(state: ColumnState, columns: readonly Column[]): string | null {
  const text = state.order
    .map((id) => (state.widths[id] === undefined ? id : `${id}:${state.widths[id]}`))
    .join(",");
  return text === defaultColumns(columns).order.join(",") ? null : text;
}

export function withWidth(
  state: ColumnState,
  columns: readonly Column[],
  id: string,
  width: number,
): ColumnState {
  const column = columns.find((candidate) => candidate.id === id);
  if (!column) return state;
  const { [id]: _former, ...widths } = state.widths;
  setWidth(widths, column, width);
  return { ...state, widths };
}

export function withColumnShown(
  state: ColumnState,
  columns: readonly Column[],
  id: string,
  shown: boolean,
): ColumnState {
  const without = state.order.filter((other) => other !== id);
  return normalise({ ...state, order: shown ? [...without, id] : without }, columns);
}

/** Moves a column by `steps` places among those shown. The name stays first. */
export function withColumnMoved(
  state: ColumnState,
  columns: readonly Column[],
  id: string,
  steps: number,
): ColumnState {
  const from = state.order.indexOf(id);
  if (from < 0) return state;
  const order = state.order.filter((other) => other !== id);
  order.splice(Math.min(order.length, Math.max(0, from + steps)), 0, id);
  return normalise({ ...state, order }, columns);
}

function setWidth(widths: Record<string, number>, column: Column, width: number): void {
  const clamped = Math.round(Math.min(columnWidthMax, Math.max(columnWidthMin, width)));
  if (clamped !== column.width) widths[column.id] = clamped;
}

function normalise(state: ColumnState, columns: readonly Column[]): ColumnState {
  const name = columns.find((column) => column.isName)?.id;
  if (name === undefined || state.order[0] === name) return state;
  return { ...state, order: [name, ...state.order.filter((id) => id !== name)] };
}

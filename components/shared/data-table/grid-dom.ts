/**
 * The table's moving parts that live in the document and not in React: which row and cell has the focus. Moving the
 * focus through a hundred rows then renders nothing.
 */
const rowSelector = "tbody > tr[data-key]";
const stopSelector = "[data-stop]";

export function rowKeyOf(target: EventTarget | null): string | null {
  return target instanceof Element
    ? (target.closest<HTMLElement>("tr[data-key]")?.dataset.key ?? null)
    : null;
}

export function rowsOf(table: HTMLElement): HTMLElement[] {
  return [...table.querySelectorAll<HTMLElement>(rowSelector)];
}

export function rowOf(table: HTMLElement, key: string): HTMLElement | null {
  return table.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"]`);
}

/** Focuses a stop of the row: the one in the same place as `like`, else the row's name. */
export function focusRow(row: HTMLElement, like?: Element | null): void {
  const place = like ? stopsOf(like.closest("tr")).indexOf(like as HTMLElement) : -1;
  const stop = stopsOf(row)[place] ?? row.querySelector<HTMLElement>("[data-stop=name]") ?? stopsOf(row)[0];
  stop?.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/** Moves between the stops of one row; returns whether there was one that way. */
export function moveInRow(from: Element, step: -1 | 1): boolean {
  const stops = stopsOf(from.closest("tr"));
  const next = stops[stops.indexOf(from as HTMLElement) + step];
  next?.focus();
  return next !== undefined;
}

/** One tab stop for the whole table, on whatever of it had the focus last. */
export function becomeTabStop(table: HTMLElement, stop: HTMLElement): void {
  for (const other of table.querySelectorAll<HTMLElement>(`${stopSelector}[tabindex="0"]`))
    other.tabIndex = -1;
  stop.tabIndex = 0;
}

export function stopOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(`tbody ${stopSelector}`) : null;
}

/** Makes sure that Tab can enter the table after rows came or went. */
export function ensureTabStop(table: HTMLElement): void {
  if (table.querySelector(`${stopSelector}[tabindex="0"]`)) return;
  const first = table.querySelector<HTMLElement>(`${rowSelector} [data-stop=name]`);
  if (first) first.tabIndex = 0;
}

function stopsOf(row: Element | null): HTMLElement[] {
  return row ? [...row.querySelectorAll<HTMLElement>(stopSelector)] : [];
}

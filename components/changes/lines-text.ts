import type { DetailLine } from "#lib/core/domain/events/detail-line.ts";
import { isolated } from "#lib/core/domain/isolated.ts";

/** Values before and after on one line; the details have them one below the other. None is null. */
export function linesText(lines: readonly DetailLine[], none: string): string | null {
  const text = lines
    .map(({ label, before, after }) => {
      const shown = (value: string | null, unknown: string) => (value === null ? unknown : isolated(value));
      const change =
        before === undefined ? shown(after, none) : `${shown(before, "–")} → ${shown(after, "–")}`;
      return label === "" ? change : `${isolated(label)}: ${change}`;
    })
    .join("; ");
  return text === "" ? null : text;
}

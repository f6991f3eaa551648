import type { EventKind } from "#lib/core/contract/timeline.ts";
import type { DatasetRow, EventDraft } from "../sync/dataset.ts";

/** Which changes of a row are happenings. */
export interface ChangeRules {
  resourceType: string;
  resourceId: (row: DatasetRow) => string;
  appeared?: EventKind;
  disappeared?: EventKind;
  /** Columns that say what appeared or disappeared. */
  summary?: readonly string[];
  /** A change of any of the columns is one event of that kind, with all of them before and after. */
  watched: readonly { kind: EventKind; columns: readonly string[] }[];
}

/** Events of one change by rule: `detail` has `before` and `after`, or the summary of what appeared or disappeared. */
export function changeEvents(
  before: DatasetRow | null,
  after: DatasetRow | null,
  rules: ChangeRules,
): EventDraft[] {
  const row = after ?? before;
  if (row === null) return [];
  const subject = { resourceType: rules.resourceType, resourceId: rules.resourceId(row) };
  if (before === null || after === null) {
    const kind = before === null ? rules.appeared : rules.disappeared;
    return kind === undefined ? [] : [{ ...subject, kind, detail: pick(row, rules.summary ?? []) }];
  }
  return rules.watched
    .filter(({ columns }) => columns.some((column) => !isSame(before[column], after[column])))
    .map(({ kind, columns }) => {
      const changed = columns.filter((column) => !isSame(before[column], after[column]));
      return {
        ...subject,
        kind,
        detail: { before: pick(before, columns), after: pick(after, columns), changed },
      };
    });
}

function pick(row: DatasetRow, columns: readonly string[]): DatasetRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}

function isSame(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

/** JSON with ordered keys: PostgreSQL orders the keys of an object in its own way. */
function stable(value: unknown): string {
  return JSON.stringify(value ?? null, (_, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

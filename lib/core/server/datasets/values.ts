import type { DatasetRow, SyncScope } from "../sync/dataset.ts";

/** A time as rows hold it (ISO 8601), or null. */
export function instant(value: Date | undefined): string | null {
  return value === undefined || Number.isNaN(value.getTime()) ? null : value.toISOString();
}

/** AWS's tag lists as one object. */
export function tagObject(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (tags ?? []).flatMap((tag) => (tag.Key === undefined ? [] : [[tag.Key, tag.Value ?? ""]])),
  );
}

/** Members of an AWS answer without those named: what is stored as it came, apart from facts that have columns of their own. */
export function without(value: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

/** Key columns that a scope fixes. */
export function place(scope: SyncScope): DatasetRow {
  return { account_id: scope.accountId, region: scope.region };
}

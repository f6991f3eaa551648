import type { Patch } from "@aws-sdk/client-ssm";
import { instant } from "#lib/core/server/datasets/values.ts";
import type { DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { catalogKeyOf } from "#lib/patch/domain/patch-identity.ts";

/** Key columns of a patch of AWS's catalogue; null when nodes could not report it. */
export function catalogPlace(patch: Patch, product?: string): DatasetRow | null {
  const key = catalogKeyOf(patch);
  return key === null ? null : { catalog_key: key, product: patch.Product ?? product ?? "" };
}

/** What `available_patches` and `effective_patches` keep of a patch. */
export function patchFacts(patch: Patch): DatasetRow {
  return {
    title: patch.Title || null,
    classification: patch.Classification || null,
    severity: patch.MsrcSeverity || patch.Severity || null,
    released_at: instant(patch.ReleaseDate),
  };
}

/** One row a key: a KB has an entry for each architecture, and the same one has to be kept whatever AWS's order is. */
export function oneOfEach(rows: readonly DatasetRow[]): DatasetRow[] {
  const byKey = new Map<string, DatasetRow>();
  for (const row of rows) {
    const key = `${row.catalog_key}\n${row.product}`;
    const other = byKey.get(key);
    if (other === undefined || String(row.title) < String(other.title)) byKey.set(key, row);
  }
  return [...byKey.values()];
}

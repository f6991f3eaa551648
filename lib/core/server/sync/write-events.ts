import type { PoolClient } from "pg";
import type { Dataset, DatasetRow, EventDraft, RowChange } from "./dataset.ts";
import type { OpenPass } from "./pass-record.ts";

/** Writes what a dataset says about changes, in the transaction of the rows; the same happening is stored once. */
export async function writeEvents(
  tx: PoolClient,
  pass: OpenPass,
  dataset: Dataset,
  changes: readonly RowChange[],
  at: Date,
): Promise<void> {
  const drafts = changes.flatMap(
    (change) => dataset.events?.(change).map((draft) => ({ change, draft })) ?? [],
  );
  if (drafts.length === 0) return;
  const rows = drafts.map(({ change, draft }) => eventRow(pass, dataset, change, draft, at));
  await tx.query(insertEvents, [JSON.stringify(rows)]);
}

function eventRow(
  pass: OpenPass,
  dataset: Dataset,
  change: RowChange,
  draft: EventDraft,
  at: Date,
): Record<string, unknown> {
  const row: DatasetRow = change.after ?? change.before ?? {};
  return {
    at: draft.at ?? at.toISOString(),
    not_before: draft.at === undefined ? (pass.lastCompleteStartedAt?.toISOString() ?? null) : null,
    timing: draft.at === undefined ? "observed" : "exact",
    account_id: row.account_id ?? pass.scope.accountId,
    region: row.region ?? pass.scope.region,
    resource_type: draft.resourceType,
    resource_id: draft.resourceId,
    kind: draft.kind,
    actor: draft.actor ?? null,
    detail: draft.detail,
    source: `sync:${dataset.name}`,
    source_id: `${row.account_id ?? ""}:${row.region ?? ""}:${draft.resourceId}:${draft.kind}${draft.part === undefined ? "" : `:${draft.part}`}`,
  };
}

const insertEvents = `
insert into events (at, not_before, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id)
select at, not_before, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id
from json_populate_recordset(null::events, $1::json)
on conflict (at, source, source_id) do nothing`;

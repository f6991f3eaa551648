import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import type { ApprovalStatus, EffectivePatch } from "#lib/patch/contract/effective-patches.ts";

/** A patch with what is searched beside its own texts. */
export interface FoundPatch {
  patch: EffectivePatch;
  cveIds: readonly string[];
}

interface Row {
  catalog_key: string;
  product: string;
  title: string | null;
  classification: string | null;
  severity: string | null;
  released_at: Date | null;
  deployment_status: string | null;
  compliance_level: string | null;
  approved_at: Date | null;
  cve_ids: string[] | null;
}

/** AWS's words of https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PatchStatus.html */
const statuses: Readonly<Record<string, ApprovalStatus>> = {
  APPROVED: "approved",
  PENDING_APPROVAL: "pending",
  EXPLICIT_APPROVED: "explicitly_approved",
  EXPLICIT_REJECTED: "rejected",
};

const columns = [
  "account_id",
  "region",
  "baseline_id",
  "catalog_key",
  "product",
  "title",
  "classification",
  "severity",
  "released_at",
  "deployment_status",
  "compliance_level",
  "approved_at",
];

/** The effective patches as AWS answered by the moment; empty where AWS was not asked, as for baselines not in use. */
export async function readAnswered(
  ctx: VerbContext,
  { accountId, region, baselineId }: PatchBaseline,
  moment: string | undefined,
): Promise<FoundPatch[]> {
  const parameters = new SqlParameters();
  const answered = versionsAt("effective_patches", columns, moment, parameters);
  const catalog = versionsAt("available_patches", ["catalog_key", "product", "cve_ids"], moment, parameters);
  const key = [accountId, region, baselineId].map((part) => parameters.add(part, "text")).join(", ");
  const sql = `
select e.*, c.cve_ids from ${answered} e
left join ${catalog} c on (c.catalog_key, c.product) = (e.catalog_key, e.product)
where (e.account_id, e.region, e.baseline_id) = (${key})`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return rows.map((row) => ({ patch: toEffective(row), cveIds: row.cve_ids ?? [] }));
}

function toEffective(row: Row): EffectivePatch {
  return {
    patch: row.catalog_key,
    product: row.product,
    title: row.title,
    classification: row.classification,
    severity: row.severity,
    releasedAt: row.released_at?.toISOString() ?? null,
    status: statuses[row.deployment_status ?? ""] ?? "unknown",
    approvedOn: row.approved_at?.toISOString() ?? null,
    complianceLevel: row.compliance_level,
    rule: null,
    reason: null,
    entry: null,
  };
}

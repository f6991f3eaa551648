import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchBaseline, PatchFacts } from "#lib/patch/contract/baselines.ts";
import type { ApprovalStatus, EffectivePatch } from "#lib/patch/contract/effective-patches.ts";
import { approvalOf } from "#lib/patch/domain/approval.ts";

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
  product_family: string | null;
  msrc_number: string | null;
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

const catalogColumns = ["catalog_key", "product", "cve_ids", "product_family", "msrc_number"];

/** The effective patches as AWS answered by the moment; empty where AWS was not asked, as for baselines not in use. */
export async function readAnswered(
  ctx: VerbContext,
  baseline: PatchBaseline,
  moment: string | undefined,
  at: Date,
): Promise<FoundPatch[]> {
  const parameters = new SqlParameters();
  const answered = versionsAt("effective_patches", columns, moment, parameters);
  const catalog = versionsAt("available_patches", catalogColumns, moment, parameters);
  const key = [baseline.accountId, baseline.region, baseline.baselineId]
    .map((part) => parameters.add(part, "text"))
    .join(", ");
  const sql = `
select e.*, c.cve_ids, c.product_family, c.msrc_number from ${answered} e
left join ${catalog} c on (c.catalog_key, c.product) = (e.catalog_key, e.product)
where (e.account_id, e.region, e.baseline_id) = (${key})`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return rows.map((row) => ({ patch: explained(row, baseline, at), cveIds: row.cve_ids ?? [] }));
}

/** AWS does not say why: the rules tell, where they come to AWS's own status and day. */
function explained(row: Row, baseline: PatchBaseline, at: Date): EffectivePatch {
  const patch = toEffective(row);
  const facts: PatchFacts = {
    kbId: row.catalog_key,
    title: row.title,
    products: [row.product],
    productFamily: row.product_family,
    classification: row.classification ?? "",
    severity: row.severity ?? "",
    bulletin: row.msrc_number,
    advisoryIds: [],
    cveIds: row.cve_ids ?? [],
    repository: null,
    releasedAt: patch.releasedAt,
  };
  const { status, approvedOn, rule, reason, entry } = approvalOf(baseline, facts, at);
  const dated = status === "approved" || status === "pending";
  const agrees = status === patch.status && (!dated || day(approvedOn) === day(patch.approvedOn));
  return agrees ? { ...patch, rule, reason, entry } : patch;
}

const day = (instant: string | null): string | undefined => instant?.slice(0, 10);

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

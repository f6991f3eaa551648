import { scopeSql } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchFacts } from "#lib/patch/contract/baselines.ts";
import type { PatchFacetsInput, PatchRow, PatchVerdict } from "#lib/patch/contract/patches.ts";
import { type Approval, approvalOf } from "#lib/patch/domain/approval.ts";
import type { RuleSet } from "./baseline-rules.ts";
import { type CountRow, countColumns, toCounts } from "./counts-sql.ts";

export type PatchDbRow = {
  patch_id: number;
  kb_id: string;
  title: string;
  classification: string | null;
  severity: string | null;
  severity_rank: string;
  cve_ids: string[];
  first_seen_at: Date;
  released_at: Date | null;
  products: string[] | null;
  product_family: string | null;
  bulletin: string | null;
  repository: string | null;
  advisories: string | null;
  /** `accountId:region:baselineId` of the baselines that judged nodes which report it. */
  baselines: string[] | null;
} & CountRow;

/** The columns of a `PatchDbRow` over `p`, `c` and `r`. */
export function patchRowColumns(
  ctx: VerbContext,
  input: PatchFacetsInput,
  parameters: SqlParameters,
): string {
  const key = ["account_id", "region", "baseline_id", "patch_id"];
  const counts = versionsAt("patch_counts", key, input.asOf, parameters);
  const scope = scopeSql(ctx.actor, { accounts: input.accounts, regions: input.regions }, "b", parameters);
  const where = ["b.patch_id = p.patch_id", "b.baseline_id <> ''", ...scope].join(" and ");
  return [
    "p.patch_id, p.kb_id, p.title, p.classification, p.severity, p.severity_rank, p.cve_ids, p.first_seen_at",
    ...countColumns.map(([column]) => `c.${column}`),
    "r.released_at, r.products, r.product_family, r.bulletin, r.repository, r.advisories",
    `(select array_agg(concat_ws(':', b.account_id, b.region, b.baseline_id)) from ${counts} b where ${where}) as baselines`,
  ].join(", ");
}

export interface JudgedPatch {
  row: PatchRow;
  verdicts: readonly PatchVerdict[];
}

/** Rows with what the baselines make of them at the moment. */
export function judgePatches(ruleSets: readonly RuleSet[], at: Date): (row: PatchDbRow) => JudgedPatch {
  const setOf = new Map(ruleSets.flatMap((set) => set.keys.map((key) => [key, set] as const)));
  return (row) => {
    const judged = Map.groupBy(row.baselines ?? [], (key) => setOf.get(key));
    const facts = factsOf(row);
    const verdicts = [...judged].flatMap(([set, keys]) =>
      set === undefined ? [] : [toVerdict(set, keys, approvalOf(set.rules, facts, at))],
    );
    verdicts.sort((one, other) => (one.name < other.name ? -1 : 1));
    return { row: toPatchRow(row, verdicts), verdicts };
  };
}

function toVerdict(set: RuleSet, keys: readonly string[], approval: Approval): PatchVerdict {
  return {
    name: set.name,
    operatingSystem: set.rules.operatingSystem,
    baselineKey: keys.toSorted()[0] ?? "",
    places: keys.length,
    status: approval.status,
    approvedOn: approval.approvedOn,
    complianceLevel: approval.complianceLevel,
    reason: approval.reason,
    rule: set.rules.approvalRules[approval.rule ?? -1] ?? null,
    entry: approval.entry,
  };
}

function factsOf(row: PatchDbRow): PatchFacts {
  return {
    kbId: row.kb_id,
    title: row.title,
    products: row.products,
    productFamily: row.product_family,
    classification: row.classification,
    severity: row.severity,
    bulletin: row.bulletin,
    advisoryIds: row.advisories?.split(" ").filter(Boolean) ?? [],
    cveIds: row.cve_ids,
    repository: row.repository,
    releasedAt: row.released_at?.toISOString() ?? null,
  };
}

function toPatchRow(row: PatchDbRow, verdicts: readonly PatchVerdict[]): PatchRow {
  const names = (wanted: readonly PatchVerdict["status"][]) => [
    ...new Set(verdicts.filter(({ status }) => wanted.includes(status)).map(({ name }) => name)),
  ];
  const dates = verdicts.flatMap(({ approvedOn }) => (approvedOn === null ? [] : [approvedOn]));
  return {
    patchId: row.patch_id,
    kbId: row.kb_id,
    title: row.title,
    classification: row.classification,
    severity: row.severity,
    severityRank: row.severity_rank,
    cveIds: row.cve_ids,
    ...toCounts(row),
    releasedAt: row.released_at?.toISOString() ?? null,
    firstSeenAt: row.first_seen_at.toISOString(),
    approvedAt: dates.toSorted()[0] ?? null,
    approvedBy: names(["approved", "explicitly_approved"]),
    rejectedBy: names(["rejected"]),
  };
}

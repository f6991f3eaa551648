import type { Pool } from "pg";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";

interface Period {
  validFrom?: string;
  /** Given for a version that has ended. */
  validTo?: string;
}

/** Puts a baseline into the read model: as it is now, or an ended version of it. */
export async function insertBaseline(
  pool: Pool,
  baseline: PatchBaseline,
  period: Period = {},
): Promise<void> {
  const { key: _key, accountName: _name, ...members } = baseline;
  await insert(
    pool,
    "patch_baselines",
    { ...members, raw: { BaselineId: baseline.baselineId } },
    period,
    renamed,
  );
}

const renamed: Readonly<Record<string, string>> = {
  approvedComplianceLevel: "approved_compliance_level",
  rejectedAction: "rejected_action",
};

/** Registers a patch group to a baseline. */
export async function insertPatchGroup(
  pool: Pool,
  baseline: PatchBaseline,
  patchGroup: string,
  period: Period = {},
): Promise<void> {
  const { accountId, region, baselineId, operatingSystem } = baseline;
  const row = { accountId, region, patchGroup, operatingSystem, baselineId, baselineName: baseline.name };
  await insert(pool, "patch_groups", row, period);
}

/** A patch of AWS's catalogue. */
export async function insertCatalogPatch(pool: Pool, patch: Record<string, unknown>): Promise<void> {
  await insert(pool, "available_patches", { product: "WindowsServer2022", ...patch }, {});
}

/** Puts one row, its members in camel case, into a table of the read model or, with an end, into its history. */
export async function insert(
  pool: Pool,
  table: string,
  row: Readonly<Record<string, unknown>>,
  { validFrom = "2026-09-01T00:00:00Z", validTo }: Period,
  names: Readonly<Record<string, string>> = {},
): Promise<void> {
  const target = validTo === undefined ? table : `${table}_history`;
  const columns = Object.entries({ ...row, validFrom, ...(validTo !== undefined && { validTo }) }).map(
    ([member, value]) => [
      names[member] ?? member.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ],
  );
  const list = columns.map(([name]) => name).join(", ");
  await pool.query(
    `insert into ${target} (${list}) select ${list} from jsonb_populate_record(null::${target}, $1::jsonb)`,
    [JSON.stringify(Object.fromEntries(columns))],
  );
}

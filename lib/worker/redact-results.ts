import type { Pool } from "pg";
import { redactSecrets } from "#lib/aws-config/server/adapter/redact-secrets.ts";
import { readSalt } from "#lib/aws-config/server/collect/scope-facts.ts";

/** Replaces secrets in results of queries to AWS Config, by the same marks as in configuration items. */
export async function resultRedactor(db: Pool): Promise<(result: string) => string> {
  const salt = await readSalt(async <Row extends object>(sql: string, values?: unknown[]) => {
    const { rows } = await db.query<Row>(sql, values);
    return rows;
  });
  return (result) => JSON.stringify(redactSecrets(JSON.parse(result), salt));
}

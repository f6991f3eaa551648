import type { Pool } from "pg";
import { readSalt, redactSecrets } from "#lib/aws-config/server/index.ts";

/** Replaces secrets in results as they come from AWS, before anything is written down. A text that is no JSON is none of AWS's. */
export async function resultRedactor(db: Pool): Promise<(result: string) => string> {
  const salt = await readSalt(async <Row extends object>(sql: string, values?: unknown[]) => {
    const { rows } = await db.query<Row>(sql, values);
    return rows;
  });
  return (result) => JSON.stringify(redactSecrets(JSON.parse(result), salt));
}

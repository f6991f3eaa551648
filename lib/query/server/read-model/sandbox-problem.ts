import type { Pool } from "pg";
import { type ListQueryViewsOutput, sandboxProblem } from "../../contract/read-model.ts";

/**
 * Makes the role of statements ready where the database's user may, and otherwise says what an administrator has to run.
 * Null when statements can be run.
 */
export async function readSandboxProblem(db: Pool): Promise<ListQueryViewsOutput["problem"]> {
  const { rows } = await db.query<{ problem: string | null; me: string; separate: boolean }>(
    `select yagura_query_setup() as problem, quote_ident(current_user) as me,
            current_setting('server_version_num')::int >= 160000 as separate`,
  );
  const [answer] = rows;
  if (answer === undefined || answer.problem === null) return null;
  const reason = sandboxProblem.parse(answer.problem);
  const grant = `grant yagura_query to ${answer.me}${answer.separate ? " with set true, inherit false" : ""};`;
  const remedies = {
    create_role: `create role yagura_query nologin noinherit; ${grant}`,
    grant_role: grant,
    role_too_strong: "alter role yagura_query nosuperuser nocreatedb nocreaterole noreplication nobypassrls;",
    tables_open: "",
  };
  return { reason, remedy: remedies[reason] };
}

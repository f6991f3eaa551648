import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ListQueryViewsOutput } from "../../contract/read-model.ts";
import { readSandboxProblem } from "./sandbox-problem.ts";

/** The views that a statement can read, with their columns, and whether statements can be run at all. */
export async function listQueryViews(ctx: VerbContext): Promise<ListQueryViewsOutput> {
  const { rows } = await ctx.db.query<ListQueryViewsOutput["views"][number]>(
    `select relname as name, coalesce(obj_description(c.oid, 'pg_class'), '') as description,
            (select jsonb_agg(jsonb_build_object('name', attname, 'type', format_type(atttypid, null),
                                                 'description', col_description(c.oid, attnum)) order by attnum)
               from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns
       from pg_class c
      where relnamespace = 'yagura_public'::regnamespace and relkind = 'v'
      order by relname`,
  );
  return { views: rows, problem: await readSandboxProblem(ctx.db) };
}

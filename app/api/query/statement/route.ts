import { route } from "#lib/core/server/http/route.ts";
import { runStatementInput } from "#lib/query/contract/read-model.ts";
import { runStatement } from "#lib/query/server/index.ts";

export const POST = route({ body: runStatementInput }, runStatement);

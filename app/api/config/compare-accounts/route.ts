import { compareAccountsInput } from "#lib/aws-config/contract/compare.ts";
import { compareAccounts } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const GET = route({ query: compareAccountsInput }, compareAccounts);

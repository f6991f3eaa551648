import { wantHistoryInput } from "#lib/aws-config/contract/detail.ts";
import { wantHistory } from "#lib/aws-config/server/index.ts";
import { route } from "#lib/core/server/http/route.ts";

export const POST = route({ body: wantHistoryInput }, wantHistory);

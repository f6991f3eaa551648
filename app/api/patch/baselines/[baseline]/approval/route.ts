import { route } from "#lib/core/server/http/route.ts";
import { baselineParams } from "#lib/patch/contract/baseline-detail.ts";
import { approvalDatesInput } from "#lib/patch/contract/effective-patches.ts";
import { approvalDates } from "#lib/patch/server/index.ts";

export const GET = route(
  { query: approvalDatesInput.omit({ baseline: true }), params: baselineParams },
  approvalDates,
);

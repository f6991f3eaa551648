import type {
  ListConformancePackComplianceScoresRequest,
  ListConformancePackComplianceScoresResponse,
} from "@aws-sdk/client-config-service";
import type { EmulatorRequest, Handler } from "../../../wire/handler.ts";
import type { WorldConformancePack } from "../../../world/rules/types.ts";
import { limitOf } from "../limits.ts";
import { packsOf } from "./pack-compliance.ts";

const hour = 3_600_000;

/** Compliant pairs of rule and resource among all, in per cent; undefined where there is no pair yet. */
function scoreOf({ rules }: WorldConformancePack, { world, now }: EmulatorRequest): number | undefined {
  let [compliant, all] = [0, 0];
  for (const rule of rules) {
    const counts = world.rules.counts(rule, now);
    compliant += counts.compliant;
    all += counts.compliant + counts.nonCompliant;
  }
  return all === 0 ? undefined : (100 * compliant) / all;
}

/** https://docs.aws.amazon.com/config/latest/APIReference/API_ListConformancePackComplianceScores.html */
export const listConformancePackComplianceScores: Handler<
  ListConformancePackComplianceScoresRequest,
  ListConformancePackComplianceScoresResponse
> = ({ Filters: filters, SortBy: by, SortOrder: order, Limit: limit, NextToken: token }, request) => {
  const names = filters?.ConformancePackNames ?? [];
  const scored = packsOf(request)
    .filter(({ name }) => names.length === 0 || names.includes(name))
    .map((pack) => ({ name: pack.name, score: scoreOf(pack, request) }));
  if (by === "SCORE") {
    const sign = order === "ASCENDING" ? 1 : -1;
    scored.sort((a, b) => sign * ((a.score ?? -1) - (b.score ?? -1)));
  }
  const query = [filters, by, order];
  const { items, nextToken } = request.page(scored, { token, limit: limitOf(limit, 20), query });
  return {
    ConformancePackComplianceScores: items.map(({ name, score }) => ({
      ConformancePackName: name,
      Score: score === undefined ? "INSUFFICIENT_DATA" : String(Math.round(score * 100) / 100),
      LastUpdatedTime: new Date(Math.floor(request.now.getTime() / hour) * hour),
    })),
    NextToken: nextToken,
  };
};

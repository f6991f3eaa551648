import { type ExportRuleResourcesInput, ruleResource } from "#lib/aws-config/contract/rules.ts";
import { csvLines, fileResponse, jsonLines } from "#lib/core/server/http/file-response.ts";
import { streamQuery } from "#lib/core/server/sql/stream-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type RuleResourceRow, selectRuleResources, toRuleResource } from "./select-rule-resources.ts";

const { key: _, ...members } = ruleResource.shape;
const columns = Object.keys(members) as (keyof typeof members)[];

/**
 * What the rule found of resources as a file that streams, filtered and in the order shown.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export async function exportRuleResources(
  ctx: VerbContext,
  input: ExportRuleResourcesInput,
): Promise<Response> {
  const { parameters, sql, order } = selectRuleResources(ctx, input);
  const { rows, close } = await streamQuery<RuleResourceRow>(
    ctx.db,
    `${sql} select f.* from found f order by ${order}`,
    parameters.values,
    ctx.signal,
  );
  const { compliance } = input;
  const text =
    input.format === "csv"
      ? csvLines(["compliance", ...columns], rows, (row) => {
          const resource = toRuleResource(row);
          return [compliance, ...columns.map((column) => resource[column])];
        })
      : jsonLines(rows, (row) => ({ compliance, ...toRuleResource(row) }));
  return fileResponse(ctx, { name: "rule-resources", format: input.format, asOf: input.asOf, text, close });
}

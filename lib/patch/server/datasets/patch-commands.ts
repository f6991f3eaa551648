import { type Command, paginateListCommands } from "@aws-sdk/client-ssm";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { documentName, isPatchDocument, patchOperation } from "#lib/patch/domain/patch-documents.ts";

/** A command that was sent this long before the last pass may have been listed only after it. */
const lateSeconds = 3_600;

/**
 * Run Command history of patch documents. One list of all commands costs less than one for each document, whose filter
 * takes a single name; the parameters of other documents may hold secrets and are not kept. Rows stay when AWS has
 * forgotten them after 30 days.
 */
export const patchCommandsDataset: Dataset = {
  name: "patch-commands",
  scope: "accountRegion",
  cadenceSeconds: 300,
  interestCadenceSeconds: 60,
  operations: ["ssm:ListCommands"],
  table: "commands",
  key: ["command_id"],
  slice: "false",
  async *collect(ctx) {
    const { accountId, region } = ctx.scope;
    const [asked] = await ctx.query<{ since: Date | null }>(sinceSql, [
      accountId,
      region,
      ctx.lastCompleteStartedAt,
      lateSeconds,
    ]);
    const since = asked?.since ?? null;
    const filters =
      since === null ? [] : [{ key: "InvokedAfter" as const, value: `${since.toISOString().slice(0, 19)}Z` }];
    const pages = paginateListCommands(
      { client: ctx.aws.ssm, pageSize: 50 },
      filters.length === 0 ? {} : { Filters: filters },
    );
    for await (const page of pages) {
      const commands = (page.Commands ?? []).filter(({ DocumentName }) =>
        isPatchDocument(DocumentName ?? ""),
      );
      yield commands.map((command) => ({ ...place(ctx.scope), ...commandRow(command) }));
    }
  },
};

/** Since the oldest command that had not ended, and somewhat before the last pass. */
const sinceSql = `
select least($3::timestamptz - make_interval(secs => $4), min(requested_at) - interval '1 second') as since
from commands where account_id = $1 and region = $2 and status in ('Pending', 'InProgress', 'Cancelling')
  and requested_at > now() - interval '30 days'`;

function commandRow(command: Command): DatasetRow {
  return {
    command_id: command.CommandId,
    document_name: documentName(command.DocumentName ?? ""),
    document_version: command.DocumentVersion ?? null,
    comment: command.Comment ?? null,
    status: command.Status ?? "Pending",
    status_details: command.StatusDetails ?? null,
    requested_at: instant(command.RequestedDateTime),
    expires_at: instant(command.ExpiresAfter),
    targets: (command.Targets ?? []).map(({ Key, Values }) => ({ key: Key ?? "", values: Values ?? [] })),
    instance_ids: command.InstanceIds ?? [],
    parameters: command.Parameters ?? {},
    max_concurrency: command.MaxConcurrency ?? null,
    max_errors: command.MaxErrors ?? null,
    target_count: command.TargetCount ?? null,
    completed_count: command.CompletedCount ?? null,
    error_count: command.ErrorCount ?? null,
    delivery_timed_out_count: command.DeliveryTimedOutCount ?? null,
    service_role: command.ServiceRole ?? null,
    output_bucket: command.OutputS3BucketName ?? null,
    output_prefix: command.OutputS3KeyPrefix ?? null,
    operation: patchOperation(command.DocumentName ?? "", command.Parameters ?? {}),
  };
}

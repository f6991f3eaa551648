import {
  type CommandInvocation,
  type CommandPlugin,
  paginateListCommandInvocations,
} from "@aws-sdk/client-ssm";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type {
  CollectContext,
  Dataset,
  DatasetRow,
  EventDraft,
  RowChange,
} from "#lib/core/server/sync/dataset.ts";
import type { InvocationPlugin } from "#lib/patch/contract/runs.ts";
import { isFinishedCommand } from "#lib/patch/domain/runs/run-status.ts";
import { isGone } from "./is-gone.ts";

/** A command whose change was seen this long before the last pass may have been written only after it. */
const lateSeconds = 60;

interface AskedCommand {
  command_id: string;
  document_name: string;
  operation: string | null;
  window_execution_id: string | null;
}

/** Results of patch commands, node by node, with their outputs. Rows stay when AWS has forgotten them after 30 days. */
export const commandInvocationsDataset: Dataset = {
  name: "command-invocations",
  scope: "accountRegion",
  cadenceSeconds: 300,
  interestCadenceSeconds: 60,
  operations: ["ssm:ListCommandInvocations"],
  after: ["patch-commands"],
  table: "command_invocations",
  key: ["command_id", "node_id"],
  slice: "false",
  // Each row carries up to 2,500 characters of output a plugin.
  batchRows: 200,
  async *collect(ctx) {
    const { accountId, region } = ctx.scope;
    const commands = await ctx.query<AskedCommand>(commandsSql, [
      accountId,
      region,
      ctx.lastCompleteStartedAt,
      lateSeconds,
    ]);
    for (const command of commands) yield* invocationRows(ctx, command);
  },
  events: invocationEvents,
};

/** Commands that are new, changed or unfinished since the last pass, with the window run that sent them. */
const commandsSql = `
select c.command_id, c.document_name, c.operation, started.window_execution_id
from commands c
left join (
  select invocation ->> 'executionId' as command_id, min(e.window_execution_id) as window_execution_id
  from window_executions e, jsonb_array_elements(e.tasks) task, jsonb_array_elements(task -> 'invocations') invocation
  where e.account_id = $1 and e.region = $2 group by 1
) started using (command_id)
where c.account_id = $1 and c.region = $2 and c.requested_at > now() - interval '31 days'
  and ($3::timestamptz is null or c.valid_from >= $3::timestamptz - make_interval(secs => $4)
    or c.status in ('Pending', 'InProgress', 'Cancelling')
    or exists (select from command_invocations i
      where (i.account_id, i.region, i.command_id) = (c.account_id, c.region, c.command_id)
        and i.status in ('Pending', 'InProgress', 'Delayed', 'Cancelling')))
order by c.requested_at`;

async function* invocationRows(ctx: CollectContext, command: AskedCommand): AsyncGenerator<DatasetRow[]> {
  const pages = paginateListCommandInvocations(
    { client: ctx.aws.ssm, pageSize: 50 },
    { CommandId: command.command_id, Details: true },
  );
  try {
    for await (const page of pages) {
      yield (page.CommandInvocations ?? []).map((invocation) => ({
        ...place(ctx.scope),
        command_id: command.command_id,
        ...invocationRow(invocation),
        // Not columns: the event tells of them.
        command,
      }));
    }
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function invocationRow(invocation: CommandInvocation): DatasetRow {
  const plugins = (invocation.CommandPlugins ?? []).map(pluginOf);
  const ended = plugins.flatMap(({ endedAt }) => endedAt ?? []).sort();
  const codes = plugins.flatMap(({ responseCode }) => responseCode ?? []);
  const finished = isFinishedCommand(invocation.Status);
  return {
    node_id: invocation.InstanceId,
    node_name: invocation.InstanceName || null,
    status: invocation.Status ?? "Pending",
    status_details: invocation.StatusDetails ?? null,
    requested_at: instant(invocation.RequestedDateTime),
    ended_at: finished ? (ended.at(-1) ?? null) : null,
    // A command ran well when all of its plugins answered 0.
    response_code: finished ? (codes.find((code) => code !== 0) ?? codes[0] ?? null) : null,
    plugins,
    output_url: invocation.StandardOutputUrl || null,
    error_url: invocation.StandardErrorUrl || null,
  };
}

function pluginOf(plugin: CommandPlugin): InvocationPlugin {
  return {
    name: plugin.Name ?? "",
    status: plugin.Status ?? null,
    statusDetails: plugin.StatusDetails ?? null,
    responseCode: plugin.ResponseCode ?? null,
    startedAt: instant(plugin.ResponseStartDateTime),
    endedAt: instant(plugin.ResponseFinishDateTime),
    output: plugin.Output ?? null,
    outputUrl: plugin.StandardOutputUrl || null,
    errorUrl: plugin.StandardErrorUrl || null,
  };
}

/** One event on the node when a command has ended there. */
function invocationEvents({ before, after }: RowChange): EventDraft[] {
  if (after === null || !isFinishedCommand(after.status)) return [];
  if (before !== null && isFinishedCommand(before.status)) return [];
  const command = after.command as AskedCommand;
  return [
    {
      kind: "command.invocation",
      resourceType: "AWS::SSM::ManagedInstanceInventory",
      resourceId: String(after.node_id),
      detail: {
        status: after.status_details ?? after.status,
        document: command.document_name,
        operation: command.operation,
        startedBy: command.window_execution_id === null ? "command" : "window",
        commandId: command.command_id,
        windowExecutionId: command.window_execution_id,
      },
      ...(typeof after.ended_at === "string" && { at: after.ended_at }),
    },
  ];
}

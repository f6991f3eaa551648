import {
  type GetCommandInvocationRequest,
  type GetCommandInvocationResult,
  InvalidPluginName,
  InvocationDoesNotExist,
} from "@aws-sdk/client-ssm";
import type { EmulatorRequest, Handler } from "../../../wire/handler.ts";
import type { WorldCommandInvocation, WorldCommandPlugin } from "../../../world/commands/types.ts";
import { checkInstanceIds } from "../instance-filters.ts";
import { checkCommandId } from "./command-filters.ts";
import { commandHead, cut, outputUrl } from "./command-output.ts";

const invocationOf = (
  { CommandId = "", InstanceId = "" }: GetCommandInvocationRequest,
  { world, accountId, region, now }: EmulatorRequest,
): WorldCommandInvocation => {
  const plan = world.operations
    .commands(accountId, region, now)
    .find(({ commandId }) => commandId === CommandId);
  const found = plan === undefined ? undefined : world.operations.commandInvocation(plan, InstanceId, now);
  if (found !== undefined) return found;
  throw new InvocationDoesNotExist({
    $metadata: {},
    message: `Command ${CommandId} was not sent to ${InstanceId}.`,
  });
};

/** A document of several steps shows the details of none unless one is named. */
const pluginOf = (
  plugins: readonly WorldCommandPlugin[],
  name: string | undefined,
): WorldCommandPlugin | undefined => {
  if (name === undefined) return plugins.length === 1 ? plugins[0] : undefined;
  const found = plugins.find((plugin) => plugin.name === name);
  if (found !== undefined) return found;
  throw new InvalidPluginName({ $metadata: {}, message: `The document has no step ${name}.` });
};

const isoTime = (time: number | undefined): string =>
  time === undefined ? "" : new Date(time).toISOString();

/** `PT1H2M3.456S` */
const isoDuration = (length: number): string => {
  const [hours, minutes] = [Math.floor(length / 3_600_000), Math.floor(length / 60_000) % 60];
  const seconds = (length % 60_000) / 1000;
  return `PT${hours === 0 ? "" : `${hours}H`}${minutes === 0 ? "" : `${minutes}M`}${seconds}S`;
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html */
export const getCommandInvocation: Handler<GetCommandInvocationRequest, GetCommandInvocationResult> = (
  input,
  request,
) => {
  checkCommandId(input.CommandId);
  checkInstanceIds([input.InstanceId ?? ""]);
  const invocation = invocationOf(input, request);
  const { plan, nodeId } = invocation;
  const plugin = pluginOf(invocation.plugins(), input.PluginName);
  const url = (stream: "stdout" | "stderr"): string =>
    plugin === undefined ? "" : outputUrl(plan, nodeId, plugin.name, stream);
  const { startedAt, endedAt } = plugin ?? {};
  const { CommandId, Comment, DocumentName, DocumentVersion, CloudWatchOutputConfig } = commandHead(plan);
  return {
    CommandId,
    Comment,
    DocumentName,
    DocumentVersion,
    CloudWatchOutputConfig,
    InstanceId: nodeId,
    PluginName: plugin?.name ?? "",
    ResponseCode: plugin?.responseCode ?? -1,
    ExecutionStartDateTime: isoTime(startedAt),
    ExecutionElapsedTime:
      startedAt === undefined || endedAt === undefined ? "" : isoDuration(endedAt - startedAt),
    ExecutionEndDateTime: isoTime(endedAt),
    Status: plugin?.status ?? invocation.status,
    StatusDetails: plugin?.statusDetails ?? invocation.statusDetails,
    StandardOutputContent: cut(plugin?.output ?? "", 24_000),
    StandardOutputUrl: url("stdout"),
    StandardErrorContent: cut(plugin?.errorOutput ?? "", 8000),
    StandardErrorUrl: url("stderr"),
  };
};

import type { Target } from "@aws-sdk/client-ssm";
import type { EmulatorRequest } from "../../../wire/handler.ts";
import { resourceGroupTiers } from "../../../world/commands/members.ts";
import type { WorldNode, WorldTargets } from "../../../world/types.ts";
import type { WorldWindow } from "../../../world/windows/types.ts";

/** Whether targets name a node: values of one key add up, several keys must all fit. */
const names = (targets: WorldTargets, node: WorldNode): boolean =>
  targets.every(({ key, values }) => {
    if (key === "InstanceIds") return values.includes(node.nodeId);
    if (key === "resource-groups:Name")
      return values.some((value) => resourceGroupTiers[value] === node.tags.Tier);
    return values.includes(node.tags[key.replace(/^tag:/, "")] ?? "");
  });

/** Whether a window's target is the same kind of target as the one asked for, with a value in common. */
const shares = (targets: WorldTargets, asked: Target): boolean =>
  targets.some(
    ({ key, values }) => key === asked.Key && values.some((value) => asked.Values?.includes(value)),
  );

/** The windows that have a target among those asked for; node ids are also found by the tags of the node. */
export const windowsForTargets = (
  asked: readonly Target[],
  resourceType: string | undefined,
  { world, accountId, region, now }: EmulatorRequest,
): WorldWindow[] => {
  const ids = asked.filter(({ Key }) => Key === "InstanceIds").flatMap(({ Values }) => Values ?? []);
  const nodes = ids.map((id) => world.node(accountId, region, id, now)).filter((node) => node !== undefined);
  return world.operations
    .windows(accountId, region)
    .filter(({ targets }) =>
      targets.some(
        (target) =>
          (resourceType === undefined || target.resourceType === resourceType) &&
          (asked.some((one) => shares(target.targets, one)) ||
            nodes.some((node) => names(target.targets, node))),
      ),
    );
};

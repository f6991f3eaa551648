import type { ChangeWord } from "#lib/aws-config/contract/change-words.ts";
import { textAt } from "../../json.ts";
import { pathSteps } from "../path.ts";
import type { DiffNode } from "../types.ts";
import { word } from "./word.ts";

/** What one difference inside the tree tells by itself; null: another teller may, and its parts are asked, too. */
export type NodeTeller = (node: DiffNode, resourceType: string) => ChangeWord[] | null;

/** Security groups, volumes, network interfaces and managed policies that were attached or detached. */
export const attachmentWords: NodeTeller = (node, resourceType) => {
  const list = listOf(node.path);
  if (list === null || !node.element) return null;
  if (/^blockDeviceMappings$/i.test(list)) return volumeWords(node);
  const isAdded = node.change === "added";
  if (!isAdded && node.change !== "removed") return null;
  const value = node.after ?? node.before;
  const paths = [node.path];
  const group = textAt(value, "groupId") ?? textAt(value, "vpcSecurityGroupId") ?? node.label;
  // A group inside a rule is who the rule lets in.
  if (/groups?$|securityGroup/i.test(list) && /^sg-/.test(group)) {
    const name = textAt(value, "groupName") ?? "";
    return [word(isAdded ? "group_attached" : "group_detached", "changed", paths, { group, name })];
  }
  if (/^networkInterfaces$/i.test(list)) {
    const networkInterface = textAt(value, "networkInterfaceId") ?? node.label;
    return [
      word(isAdded ? "interface_attached" : "interface_detached", "changed", paths, { networkInterface }),
    ];
  }
  if (/^attachedManagedPolicies$/i.test(list)) {
    const policy = textAt(value, "policyName") ?? node.label;
    const isBroad = isAdded && broad.test(policy);
    const kind = isAdded ? "managed_policy_attached" : "managed_policy_detached";
    return [word(kind, isBroad ? "warning" : "changed", paths, { policy })];
  }
  if (resourceType === "AWS::EC2::Volume" && /^attachments$/i.test(list)) {
    const values = { instance: textAt(value, "instanceId") ?? "", device: textAt(value, "device") ?? "" };
    return [word(isAdded ? "instance_attached" : "instance_detached", "changed", paths, values)];
  }
  return null;
};

/** AWS's managed policies that allow to do anything, or to give that right to oneself. */
const broad = /^(AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

function volumeWords(node: DiffNode): ChangeWord[] | null {
  const [before, after] = [node.before, node.after].map((side) => textAt(side, "ebs", "volumeId"));
  if (before === after) return null;
  const at = { device: textAt(node.after ?? node.before, "deviceName") ?? node.label };
  return [
    ...(before ? [word("volume_detached", "changed", [node.path], { ...at, volume: before })] : []),
    ...(after ? [word("volume_attached", "changed", [node.path], { ...at, volume: after })] : []),
  ];
}

/** The instance profile, by its name. */
export const profileWords: NodeTeller = (node) => {
  if (!/\/configuration\/iamInstanceProfile$/i.test(node.path)) return null;
  const [before, after] = [node.before, node.after].map(
    (side) => textAt(side, "arn")?.split("/").at(-1) ?? "",
  );
  if (before === undefined || after === undefined || before === after) return null;
  const paths = [node.path];
  if (before === "") return [word("profile_attached", "changed", paths, { profile: after })];
  if (after === "") return [word("profile_detached", "warning", paths, { profile: before })];
  return [word("profile_changed", "changed", paths, { before, after })];
};

/** The state of an instance or the like, which AWS gives as a word and once more as a number. */
export const stateWords: NodeTeller = (node) => {
  const [before, after] = [node.before, node.after].map((side) => textAt(side, "name"));
  if (node.label !== "state" || !before || !after || before === after) return null;
  return [
    word("property_changed", "changed", [node.path], { property: node.label, place: "", before, after }),
  ];
};

/** The key of the array that an element of this path stands in. */
function listOf(path: string): string | null {
  return pathSteps(path).findLast(({ element }) => !element)?.label ?? null;
}

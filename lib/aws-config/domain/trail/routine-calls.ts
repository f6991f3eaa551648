/**
 * Calls that write, but that nobody made and that change nothing of a configuration: what agents report of themselves, every
 * few minutes from every node. They are most of a trail and would bury the rest, so that Yagura does not keep them.
 */
const routine: Readonly<Record<string, ReadonlySet<string>>> = {
  "ssm.amazonaws.com": new Set([
    "PutComplianceItems",
    "PutConfigurePackageResult",
    "PutInventory",
    "UpdateInstanceAssociationStatus",
    "UpdateInstanceInformation",
  ]),
  "ssmmessages.amazonaws.com": new Set(["CreateControlChannel", "CreateDataChannel", "OpenControlChannel"]),
  "ec2messages.amazonaws.com": new Set(["AcknowledgeMessage", "DeleteMessage", "FailMessage", "SendReply"]),
  "logs.amazonaws.com": new Set(["CreateLogStream"]),
};

export function isRoutineCall(eventSource: string, eventName: string): boolean {
  return routine[eventSource]?.has(eventName) ?? false;
}

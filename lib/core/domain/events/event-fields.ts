import type { EventKind } from "#lib/core/contract/timeline.ts";

/** How a field's values are written: numbers, times and answers by their form, AWS's fixed words in the reader's language. */
export type FieldForm =
  | "text"
  | "number"
  | "time"
  | "yesNo"
  | "patchClass"
  | "pingStatus"
  | "instanceState"
  | "recorderState"
  | "runStatus"
  | "operation"
  | "starter"
  | "operatingSystem"
  | "complianceLevel"
  | "baselineAction"
  | "compliance"
  | "ruleOwner"
  | "ruleTrigger"
  | "ruleFrequency";

/** The members of `detail` that have words (`events.fields` of the messages), in the order in which an event tells them. */
export const eventFields = {
  status: "runStatus",
  status_details: "text",
  state: "text",
  state_reason: "text",
  compliance: "compliance",
  ping_status: "pingStatus",
  patch_class: "patchClass",
  operation: "operation",
  document: "text",
  started_at: "time",
  ended_at: "time",
  installed_count: "number",
  missing_count: "number",
  failed_count: "number",
  installed_pending_reboot_count: "number",
  pending_reboot_count: "number",
  installed_rejected_count: "number",
  critical_non_compliant_count: "number",
  security_non_compliant_count: "number",
  other_non_compliant_count: "number",
  name: "text",
  patch_group: "text",
  baseline_name: "text",
  baseline_id: "text",
  operating_system: "operatingSystem",
  operation_ended_at: "time",
  reboot_option: "text",
  owner_information: "text",
  startedBy: "starter",
  windowExecutionId: "text",
  commandId: "text",
  snapshot_id: "text",
  agent_version: "text",
  platform_type: "text",
  platform_name: "text",
  platform_version: "text",
  ip_address: "text",
  instance_profile_arn: "text",
  tags: "text",
  is_default: "yesNo",
  approval_rules: "text",
  global_filters: "text",
  approved_patches: "text",
  approved_compliance_level: "complianceLevel",
  approved_enable_non_security: "yesNo",
  rejected_patches: "text",
  rejected_action: "baselineAction",
  available_security_updates_status: "baselineAction",
  sources: "text",
  enabled: "yesNo",
  schedule: "text",
  schedule_timezone: "text",
  schedule_offset_days: "number",
  starts_at: "time",
  ends_at: "time",
  duration_hours: "number",
  cutoff_hours: "number",
  targets: "text",
  tasks: "text",
  owner: "ruleOwner",
  source_identifier: "text",
  triggers: "ruleTrigger",
  frequency: "ruleFrequency",
  resource_types: "text",
  excluded_types: "text",
  scope: "text",
  resourceId: "text",
  tagKey: "text",
  tagValue: "text",
  parameters: "text",
  policy_text: "text",
  remediation: "text",
  targetId: "text",
  targetVersion: "text",
  resourceType: "text",
  automatic: "yesNo",
  maximumAttempts: "number",
  retrySeconds: "number",
  last_error_code: "text",
  errorCode: "text",
  description: "text",
} as const satisfies Record<string, FieldForm>;

export type EventField = keyof typeof eventFields;

/** Maps whose keys are the account's own: they stay as they are, whatever they are called. */
const ownKeys: readonly string[] = ["tags", "parameters"] satisfies readonly EventField[];

/** What a state is depends on whose it is. */
const stateForms: Partial<Record<EventKind, FieldForm>> = {
  "instance.state": "instanceState",
  "config.recorder": "recorderState",
};

/** The one field that a kind's name says already. */
const named: Partial<Record<EventKind, EventField>> = {
  "node.ping_status": "ping_status",
  "node.agent_version": "agent_version",
  "node.ip_address": "ip_address",
  "instance.state": "state",
  "instance.profile": "instance_profile_arn",
  "patch.state": "patch_class",
  "patch_group.changed": "patch_group",
  "window.run": "status",
  "config.recorder": "state",
};

export const hasOwnKeys = (member: string): boolean => ownKeys.includes(member);

export const isNamedBy = (kind: EventKind | undefined, field: EventField | undefined): boolean =>
  kind !== undefined && field !== undefined && named[kind] === field;

/** A member of an event's `detail` as a field with words; null for one that this version does not know. */
export function fieldOf(
  kind: EventKind | undefined,
  member: string,
): { field: EventField; form: FieldForm } | null {
  if (!isField(member)) return null;
  const form = member === "state" && kind !== undefined ? stateForms[kind] : undefined;
  return { field: member, form: form ?? eventFields[member] };
}

const places = new Map(Object.keys(eventFields).map((field, place) => [field, place]));
const last = places.size;

/** Fields in their order, then what is not known by name. */
export const inOrder = (one: string, other: string): number =>
  (places.get(one) ?? last) - (places.get(other) ?? last) || (one < other ? -1 : 1);

const isField = (member: string): member is EventField => places.has(member);

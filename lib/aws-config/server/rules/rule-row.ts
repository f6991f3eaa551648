import type {
  ComplianceByConfigRule,
  ConfigRule,
  ConfigRuleEvaluationStatus,
  RemediationConfiguration,
} from "@aws-sdk/client-config-service";
import { isSecret, redactionMark } from "#lib/aws-config/domain/redaction.ts";
import { packIdOf, sharedRuleName } from "#lib/aws-config/domain/rules/shared-name.ts";
import { instant } from "#lib/core/server/datasets/values.ts";
import type { DatasetRow } from "#lib/core/server/sync/dataset.ts";

/** What AWS answers of one rule in several operations. */
export interface RuleFacts {
  rule: ConfigRule;
  status: ConfigRuleEvaluationStatus | undefined;
  compliance: ComplianceByConfigRule | undefined;
  remediation: RemediationConfiguration | undefined;
}

/** A row of `config_rules` without its place. */
export function ruleRow({ rule, status, compliance, remediation }: RuleFacts): DatasetRow {
  const name = rule.ConfigRuleName ?? "";
  const { Source: source, Scope: scope } = rule;
  return {
    rule_name: name,
    shared_name: sharedRuleName(name),
    rule_id: rule.ConfigRuleId ?? null,
    arn: rule.ConfigRuleArn ?? null,
    description: rule.Description || null,
    owner: source?.Owner ?? "AWS",
    source_identifier: source?.SourceIdentifier ?? null,
    triggers: triggersOf(rule),
    frequency: frequencyOf(rule),
    resource_types: [...(scope?.ComplianceResourceTypes ?? [])].sort(),
    scope: boundsOf(scope),
    parameters: parametersOf(rule.InputParameters),
    policy_runtime: source?.CustomPolicyDetails?.PolicyRuntime ?? null,
    policy_text: source?.CustomPolicyDetails?.PolicyText ?? null,
    state: rule.ConfigRuleState ?? null,
    created_by: rule.CreatedBy || null,
    pack_id: packIdOf(name),
    compliance: compliance?.Compliance?.ComplianceType ?? null,
    last_error_code: status?.LastErrorCode ?? null,
    last_error_message: status?.LastErrorMessage ?? null,
    remediation: remediation === undefined ? null : remediationOf(remediation),
    first_activated_at: instant(status?.FirstActivatedTime),
    last_success_at: instant(status?.LastSuccessfulEvaluationTime ?? status?.LastSuccessfulInvocationTime),
    last_failure_at: instant(status?.LastFailedEvaluationTime ?? status?.LastFailedInvocationTime),
  };
}

/** Custom rules say what triggers them; a managed rule has a scope when changes do, and a frequency when time does. */
function triggersOf({
  Source: source,
  Scope: scope,
  MaximumExecutionFrequency: frequency,
}: ConfigRule): string[] {
  const messages = (source?.SourceDetails ?? []).map((detail) => detail.MessageType ?? "");
  const changes = messages.some((type) => type.includes("ChangeNotification"));
  const periodic = frequency !== undefined || messages.includes("ScheduledNotification");
  return [
    ...(changes || (messages.length === 0 && scope !== undefined) ? ["change"] : []),
    ...(periodic ? ["periodic"] : []),
  ];
}

function frequencyOf({ Source: source, MaximumExecutionFrequency: frequency }: ConfigRule): string | null {
  const detailed = source?.SourceDetails?.find((detail) => detail.MaximumExecutionFrequency !== undefined);
  return frequency ?? detailed?.MaximumExecutionFrequency ?? null;
}

function boundsOf(scope: ConfigRule["Scope"]): DatasetRow | null {
  const { ComplianceResourceId: resourceId, TagKey: tagKey, TagValue: tagValue } = scope ?? {};
  if (resourceId === undefined && tagKey === undefined) return null;
  return { resourceId: resourceId ?? null, tagKey: tagKey ?? null, tagValue: tagValue ?? null };
}

/** Values that look like secrets are not kept; text that is no JSON stands under an empty name. */
function parametersOf(text: string | undefined): Record<string, unknown> {
  if (text === undefined || text === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return { "": text };
    return Object.fromEntries(
      Object.entries(parsed).map(([name, value]) => [
        name,
        isSecret([name]) ? redactionMark("parameter") : value,
      ]),
    );
  } catch {
    return { "": text };
  }
}

function remediationOf(remediation: RemediationConfiguration): DatasetRow {
  const parameters = Object.entries(remediation.Parameters ?? {}).map(([name, value]) => [
    name,
    value.ResourceValue?.Value ?? (isSecret([name]) ? redactionMark("parameter") : value.StaticValue?.Values),
  ]);
  return {
    targetId: remediation.TargetId ?? null,
    targetVersion: remediation.TargetVersion ?? null,
    automatic: remediation.Automatic ?? false,
    resourceType: remediation.ResourceType ?? null,
    parameters: Object.fromEntries(parameters),
    maximumAttempts: remediation.MaximumAutomaticAttempts ?? null,
    retrySeconds: remediation.RetryAttemptSeconds ?? null,
  };
}

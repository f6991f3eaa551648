import type { WorldConfig, WorldConfigItem } from "../config/types.ts";
import { keyOf, mix } from "../random.ts";
import { hour, second } from "../time.ts";
import type { Verdict, WorldConfigRule, WorldEvaluation } from "./types.ts";

/** How long after a change its rules run: the same for all rules of a resource. */
export const delayOf = (resourceId: string): number => (15 + (mix(keyOf(resourceId), 9101) % 75)) * second;

/** The newest run of a periodic rule that is not after a time. */
export function lastRun(rule: WorldConfigRule, time: number): number {
  const every = (rule.plan.everyHours ?? 24) * hour;
  const phase = mix(keyOf(rule.ruleId), 9102) % every;
  return Math.floor((time - phase) / every) * every + phase;
}

const lives = (item: WorldConfigItem | undefined): item is WorldConfigItem =>
  item !== undefined && (item.status === "OK" || item.status === "ResourceDiscovered");

/** What was known of a resource when a rule ran. */
interface Input {
  item: WorldConfigItem;
  /** When the rule ran on it. */
  at: number;
}

function itemAsOf(config: WorldConfig, item: WorldConfigItem, time: number): WorldConfigItem | undefined {
  if (item.captureTime.getTime() <= time) return item;
  const { accountId, region, resourceType, resourceId } = item;
  return config.item(accountId, region, resourceType, resourceId, new Date(time));
}

/** When the other resource that triggers a rule last came or went; what changes of it in between says nothing to the rule. */
export function otherChange(
  config: WorldConfig,
  { plan, accountId, region }: WorldConfigRule,
  { resourceId }: WorldConfigItem,
  time: number,
): number {
  const type = plan.alsoTriggeredBy;
  const other = type && config.item(accountId, region, type, resourceId, new Date(time));
  if (!other) return 0;
  return (other.deletionTime === undefined ? other.discoveredAt : other.captureTime).getTime();
}

/** The input of a rule's newest run that is not after `end`; undefined when it has not run on the resource yet. */
function inputAt(
  config: WorldConfig,
  rule: WorldConfigRule,
  newest: WorldConfigItem,
  end: number,
): Input | undefined {
  const { everyHours } = rule.plan;
  const createdAt = rule.createdAt.getTime();
  if (everyHours !== undefined) {
    const at = lastRun(rule, end);
    const item = at < createdAt ? undefined : itemAsOf(config, newest, at);
    return lives(item) ? { item, at } : undefined;
  }
  const delay = delayOf(newest.resourceId);
  let time = end;
  for (;;) {
    const item = itemAsOf(config, newest, time);
    if (!lives(item)) return undefined;
    const other = otherChange(config, rule, newest, time);
    const changedAt = Math.max(item.captureTime.getTime(), other);
    const at = Math.max(changedAt, createdAt) + delay;
    if (at <= end) return { item, at };
    if (changedAt <= createdAt) return undefined;
    time = changedAt - 1;
  }
}

export interface Judged extends Input {
  verdict: Verdict;
}

/** What a rule last said of a resource until `end`, of which `newest` is the newest item then. */
export function judgeAt(
  config: WorldConfig,
  rule: WorldConfigRule,
  newest: WorldConfigItem,
  end: number,
): Judged | undefined {
  const input = inputAt(config, rule, newest, end);
  if (input === undefined) return undefined;
  return { ...input, verdict: verdictOf(config, rule, input, end) };
}

/** Verdicts on reports of Systems Manager, which are costly to make: one for the newest report of each node. */
const onReports = new WeakMap<WorldConfig, Map<string, { stateId: string; verdict: Verdict }>>();

function verdictOf(config: WorldConfig, rule: WorldConfigRule, { item, at }: Input, end: number): Verdict {
  const { accountId, region, plan } = rule;
  const judge = (): Verdict =>
    plan.judge(item, {
      at: new Date(at),
      item: (resourceType, resourceId) =>
        config.item(accountId, region, resourceType, resourceId, new Date(end)),
    });
  if (item.recordingFrequency !== "DAILY") return judge();
  let known = onReports.get(config);
  if (known === undefined) {
    known = new Map();
    onReports.set(config, known);
  }
  const id = `${rule.ruleId}/${item.resourceId}`;
  const before = known.get(id);
  if (before?.stateId === item.stateId) return before.verdict;
  const verdict = judge();
  known.set(id, { stateId: item.stateId, verdict });
  return verdict;
}

/** The same as AWS tells it; nothing where the rule does not apply. */
export function evaluationAt(
  config: WorldConfig,
  rule: WorldConfigRule,
  newest: WorldConfigItem,
  end: number,
): WorldEvaluation | undefined {
  const judged = judgeAt(config, rule, newest, end);
  if (judged === undefined || judged.verdict.compliance === "NOT_APPLICABLE") return undefined;
  const periodic = rule.plan.everyHours !== undefined;
  return {
    rule,
    resourceType: newest.resourceType,
    resourceId: newest.resourceId,
    compliance: judged.verdict.compliance,
    annotation: judged.verdict.annotation,
    orderingAt: periodic ? new Date(judged.at) : judged.item.captureTime,
    invokedAt: new Date(judged.at),
    recordedAt: new Date(judged.at + 2 * second),
  };
}

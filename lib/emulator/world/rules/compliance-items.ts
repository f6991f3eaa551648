import type { WorldConfig, WorldConfigItem, WorldConfigStatus } from "../config/types.ts";
import { keyOf, mix } from "../random.ts";
import { day, hour } from "../time.ts";
import { delayOf, judgeAt, lastRun, otherChange } from "./evaluate.ts";
import type { WorldConfigRule } from "./types.ts";

export const complianceType = "AWS::Config::ResourceCompliance";

/** `AWS::EC2::Instance/i-0…`: how Config names the compliance of a resource. */
export const complianceIdOf = ({ resourceType, resourceId }: WorldConfigItem): string =>
  `${resourceType}/${resourceId}`;

const week = 7 * day;
/** Each resource's compliance is recorded anew once a week, so that no more than a week has to be read back. */
const weekBefore = (id: string, time: number): number => {
  const phase = mix(keyOf(id), 9103) % week;
  return Math.floor((time - phase) / week) * week + phase;
};

/** What all rules said at a moment; undefined where a rule had not run yet. */
type Verdicts = readonly (string | undefined)[];

interface Change {
  at: number;
  verdicts: Verdicts;
  first: boolean;
}

interface Target {
  config: WorldConfig;
  rules: readonly WorldConfigRule[];
  /** The newest item of the resource itself. */
  newest: WorldConfigItem;
  /** When the recorder stopped, or now. */
  end: number;
}

const verdictsAt = ({ config, rules, newest }: Target, time: number): Verdicts => {
  const { accountId, region, resourceType, resourceId } = newest;
  const known =
    newest.captureTime.getTime() <= time
      ? newest
      : config.item(accountId, region, resourceType, resourceId, new Date(time));
  return rules.map((rule) =>
    known === undefined ? undefined : judgeAt(config, rule, known, time)?.verdict.compliance,
  );
};

/** Moments after `from` and not after `to` at which a rule may have run on the resource, oldest first. */
function runsBetween({ config, rules, newest }: Target, from: number, to: number): number[] {
  const { accountId, region, resourceType, resourceId } = newest;
  const delay = delayOf(resourceId);
  const moments = new Set<number>();
  const [start, end] = [new Date(from - delay), new Date(to - delay)];
  const captured = config.history(accountId, region, resourceType, resourceId, start, end);
  for (const { captureTime } of captured) moments.add(captureTime.getTime() + delay);
  for (const rule of rules) {
    const { everyHours } = rule.plan;
    moments.add(otherChange(config, rule, newest, to - delay) + delay);
    const began = rule.createdAt.getTime() + delay;
    if (began > from && began <= to) moments.add(began);
    if (everyHours === undefined) continue;
    for (let at = lastRun(rule, to); at > from; at -= everyHours * hour) moments.add(at);
  }
  return [...moments].filter((at) => at > from && at <= to).sort((a, b) => a - b);
}

const same = (a: Verdicts, b: Verdicts): boolean => a.every((verdict, index) => verdict === b[index]);
const isEmpty = (verdicts: Verdicts): boolean => verdicts.every((verdict) => verdict === undefined);

/** Changes within one week that begins at `start`, oldest first, none after `to`. */
function changesOfWeek(target: Target, start: number, to: number): Change[] {
  let verdicts = verdictsAt(target, start);
  const changes: Change[] = isEmpty(verdicts) ? [] : [{ at: start, verdicts, first: false }];
  for (const at of runsBetween(target, start, to)) {
    const next = verdictsAt(target, at);
    if (same(next, verdicts)) continue;
    changes.push({ at, verdicts: next, first: isEmpty(verdicts) });
    verdicts = next;
  }
  return changes;
}

const compliances = { true: "NON_COMPLIANT", false: "COMPLIANT" } as const;

function contentOf({ rules, newest }: Target, verdicts: Verdicts): Readonly<Record<string, unknown>> {
  const list = rules.flatMap((rule, index) => {
    const complianceType = verdicts[index];
    if (complianceType === undefined || complianceType === "NOT_APPLICABLE") return [];
    const { ruleId, name, arn } = rule;
    return [{ configRuleId: ruleId, configRuleName: name, configRuleArn: arn, complianceType }];
  });
  const fails = list.some((entry) => entry.complianceType === "NON_COMPLIANT");
  return {
    targetResourceId: newest.resourceId,
    targetResourceType: newest.resourceType,
    configRuleList: list,
    complianceType: list.length === 0 ? "NOT_APPLICABLE" : compliances[`${fails}`],
  };
}

const itemOf = (target: Target, { at, verdicts, first }: Change): WorldConfigItem =>
  baseOf(target.newest, at, first ? "ResourceDiscovered" : "OK", () => contentOf(target, verdicts));

/** Reports come once a day and are costly to judge: their compliance is recorded with each, judged when it is read. */
const isReport = ({ recordingFrequency }: WorldConfigItem): boolean => recordingFrequency === "DAILY";

const itemOfReport = (target: Target, report: WorldConfigItem): WorldConfigItem => {
  const at = report.captureTime.getTime() + delayOf(report.resourceId);
  const first = report.status === "ResourceDiscovered";
  return baseOf(target.newest, at, first ? "ResourceDiscovered" : "OK", () =>
    contentOf(target, verdictsAt(target, at)),
  );
};

/** The newest report that its rules have seen. */
function newestOfReports(target: Target): WorldConfigItem | undefined {
  const { config, newest, end } = target;
  const { accountId, region, resourceType, resourceId } = newest;
  const until = end - delayOf(resourceId);
  const report =
    newest.captureTime.getTime() <= until
      ? newest
      : config.item(accountId, region, resourceType, resourceId, new Date(until));
  return report === undefined || report.deletionTime !== undefined ? undefined : itemOfReport(target, report);
}

function baseOf(
  target: WorldConfigItem,
  at: number,
  status: WorldConfigStatus,
  content: (() => Readonly<Record<string, unknown>>) | undefined,
): WorldConfigItem {
  const { accountId, region, resourceType, resourceId, resourceName } = target;
  return {
    accountId,
    region,
    awsRegion: region,
    availabilityZone: "Not Applicable",
    resourceType: complianceType,
    resourceId: complianceIdOf(target),
    resourceName: undefined,
    arn: "",
    captureTime: new Date(at),
    status,
    stateId: String(at),
    recordingFrequency: "CONTINUOUS",
    creationTime: undefined,
    discoveredAt: target.discoveredAt,
    deletionTime: status === "ResourceDeleted" ? new Date(at) : undefined,
    tags: {},
    relationships: [{ relationshipName: "Is associated with ", resourceType, resourceId, resourceName }],
    get configuration() {
      return content?.();
    },
    supplementaryConfiguration: {},
    cause: undefined,
  };
}

/** The compliance of a deleted resource goes with it. */
const deletionOf = ({ newest, end }: Target): WorldConfigItem | undefined => {
  if (newest.deletionTime === undefined) return undefined;
  const at = newest.deletionTime.getTime() + delayOf(newest.resourceId);
  return at <= end ? baseOf(newest, at, "ResourceDeleted", undefined) : undefined;
};

/** The newest compliance item; undefined before the first rule ran. */
export function newestComplianceItem(target: Target): WorldConfigItem | undefined {
  const deletion = deletionOf(target);
  if (deletion !== undefined) return deletion;
  if (isReport(target.newest)) return newestOfReports(target);
  const start = weekBefore(target.newest.resourceId, target.end);
  const change = changesOfWeek(target, start, target.end).at(-1);
  return change === undefined ? undefined : itemOf(target, change);
}

/** Whether a rule has surely run on the resource: what stands for a while has been judged. */
export const isJudged = ({ rules, newest, end }: Target): boolean =>
  rules.some(({ plan, createdAt }) => {
    const began = Math.max(createdAt.getTime(), newest.discoveredAt.getTime());
    return began + (1 + (plan.everyHours ?? 0)) * hour < end;
  });

/** The newest compliance item of a resource that is judged: lists show its name without judging it again. */
export function judgedWhenRead(target: Target): WorldConfigItem {
  let made: WorldConfigItem | undefined;
  const item = (): WorldConfigItem => {
    made ??=
      newestComplianceItem(target) ??
      baseOf(target.newest, target.end, "OK", () => contentOf(target, verdictsAt(target, target.end)));
    return made;
  };
  return Object.defineProperties(baseOf(target.newest, target.end, "OK", undefined), {
    captureTime: { get: () => item().captureTime, enumerable: true },
    stateId: { get: () => item().stateId, enumerable: true },
    status: { get: () => item().status, enumerable: true },
    configuration: { get: () => item().configuration, enumerable: true },
  });
}

/** Compliance items captured after `from` and not after `to`, newest first. */
export function complianceItemsBetween(target: Target, from: number, to: number): WorldConfigItem[] {
  const deletion = deletionOf(target);
  const end = Math.min(to, deletion === undefined ? target.end : deletion.captureTime.getTime() - 1);
  const items = isReport(target.newest) ? ofReports(target, from, end) : ofWeeks(target, from, end);
  if (deletion !== undefined && deletion.captureTime.getTime() > from) items.push(deletion);
  return items.reverse();
}

/** Oldest first. */
function ofReports(target: Target, from: number, to: number): WorldConfigItem[] {
  const { config, newest } = target;
  const { accountId, region, resourceType, resourceId } = newest;
  const delay = delayOf(resourceId);
  const [start, end] = [new Date(from - delay), new Date(to - delay)];
  return config
    .history(accountId, region, resourceType, resourceId, start, end)
    .filter(({ deletionTime }) => deletionTime === undefined)
    .map((report) => itemOfReport(target, report))
    .reverse();
}

function ofWeeks(target: Target, from: number, end: number): WorldConfigItem[] {
  const items: WorldConfigItem[] = [];
  for (let start = weekBefore(target.newest.resourceId, from); start <= end; start += week) {
    for (const change of changesOfWeek(target, start, Math.min(end, start + week - 1)))
      if (change.at > from) items.push(itemOf(target, change));
  }
  return items;
}

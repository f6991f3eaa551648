import { mix } from "../random.ts";
import { second } from "../time.ts";
import type { Tags } from "../types.ts";
import type { ConfigFacts, ConfigSubject } from "./subject.ts";
import type { Change } from "./timeline.ts";
import type { WorldConfigItem, WorldConfigStatus } from "./types.ts";

/** How a recorder sees one type. */
export interface Recording {
  /** Times are milliseconds; `until` is Infinity while it records. */
  from: number;
  until: number;
  excluded: boolean;
  frequency: "CONTINUOUS" | "DAILY";
}

const noTags: Tags = {};

/** Config sees a change of a resource about a minute after it happened, always as long. */
export const lagOf = ({ key }: ConfigSubject): number => (42 + (mix(key, 9001) % 33)) * second;

/** What stands still for so long is one item. */
const settled = 40 * second;

/** `changeOf` is asked once, and only when someone wants more than the resource's name. */
const itemOf = (
  subject: ConfigSubject,
  recording: Recording,
  isEnd: boolean,
  changeOf: () => Change,
): WorldConfigItem => {
  const { scope, resourceType, resourceId, resourceName, arn, awsRegion } = subject;
  const lag = lagOf(subject);
  let madeBy: Change | undefined;
  const change = (): Change => (madeBy ??= changeOf());
  const then = (): number => Math.min(change().at + lag, subject.deletedAt - 1);
  const exists = !isEnd && !recording.excluded;
  let known: ConfigFacts | undefined;
  const facts = (): ConfigFacts | undefined => {
    if (exists) known ??= subject.facts(then());
    return known;
  };
  return {
    accountId: scope.account.id,
    region: scope.region,
    awsRegion,
    resourceType,
    resourceId,
    resourceName,
    arn,
    get captureTime() {
      return new Date(change().at + lag);
    },
    get status(): WorldConfigStatus {
      if (isEnd) return recording.excluded ? "ResourceDeletedNotRecorded" : "ResourceDeleted";
      if (recording.excluded) return "ResourceNotRecorded";
      return change().at <= Math.max(subject.createdAt, recording.from) ? "ResourceDiscovered" : "OK";
    },
    get stateId() {
      return String(change().at + lag);
    },
    recordingFrequency: recording.frequency,
    creationTime: subject.tellsCreation ? new Date(subject.createdAt) : undefined,
    discoveredAt: new Date(Math.max(subject.createdAt, recording.from) + lag),
    deletionTime: isEnd ? new Date(subject.deletedAt + lag) : undefined,
    get availabilityZone() {
      return subject.zone(then());
    },
    get tags() {
      return facts()?.tags ?? noTags;
    },
    get relationships() {
      return facts()?.relationships ?? [];
    },
    get configuration() {
      return facts()?.configuration;
    },
    get supplementaryConfiguration() {
      return facts()?.supplementary ?? {};
    },
    get cause() {
      return change().call?.();
    },
  };
};

/** The change with which a recorder learned of a resource. */
const discoveryOf = ({ createdAt }: ConfigSubject, { from }: Recording): Change => ({
  at: Math.max(createdAt, from),
});

/** Changes that lead to an item, captured after `from` and not after `to`, oldest first. */
const recordedBetween = (
  subject: ConfigSubject,
  recording: Recording,
  from: number,
  to: number,
): Change[] => {
  const lag = lagOf(subject);
  const end = Math.min(to, recording.until) - lag;
  const discovery = discoveryOf(subject, recording);
  if (discovery.at >= subject.deletedAt || discovery.at > end) return [];
  const later = recording.excluded
    ? subject.timeline.between(Math.max(from - lag, subject.deletedAt - 1), end)
    : subject.timeline.between(Math.max(from - lag, discovery.at), end);
  const first = recording.excluded
    ? discovery
    : (subject.timeline.between(discovery.at - 1, discovery.at)[0] ?? discovery);
  const all = discovery.at > from - lag ? [first, ...later] : later;
  return all.filter(({ at }, index) => {
    const next = all[index + 1];
    return next === undefined || next.at - at >= settled;
  });
};

/** Whether Config lists a resource at a time: it knows it, and does not know of its end. */
export const isListed = (subject: ConfigSubject, recording: Recording, time: number): boolean => {
  const end = Math.min(time, recording.until) - lagOf(subject);
  return (
    subject.deletedAt > Math.max(end, recording.from) && Math.max(subject.createdAt, recording.from) <= end
  );
};

/** The newest item of a resource at a time; undefined before Config knew it. */
export const itemAt = (
  subject: ConfigSubject,
  recording: Recording,
  time: number,
): WorldConfigItem | undefined => {
  const end = Math.min(time, recording.until) - lagOf(subject);
  const discovery = discoveryOf(subject, recording);
  if (discovery.at >= subject.deletedAt || discovery.at > end) return undefined;
  return itemOf(subject, recording, end >= subject.deletedAt, () => {
    const newest = recording.excluded && end < subject.deletedAt ? undefined : subject.timeline.last(end);
    return newest === undefined || newest.at < discovery.at ? discovery : newest;
  });
};

/** Items captured after `from` and not after `to`, newest first. */
export const itemsBetween = (
  subject: ConfigSubject,
  recording: Recording,
  from: number,
  to: number,
): WorldConfigItem[] =>
  recordedBetween(subject, recording, from, to)
    .map((change) => itemOf(subject, recording, change.at >= subject.deletedAt, () => change))
    .reverse();

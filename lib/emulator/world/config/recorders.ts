import { isPlayground, type ScopeLayout } from "../layout.ts";
import { managementAccountId } from "../organization.ts";
import { between } from "../random.ts";
import { day, epoch, hour } from "../time.ts";
import type { Recording } from "./items.ts";
import type { ConfigFamily } from "./subject.ts";
import type { WorldConfigRecorder, WorldDeliveryChannel } from "./types.ts";

/** Reports of Systems Manager come by the hour and are recorded once a day. */
const dailyTypes = ["AWS::SSM::AssociationCompliance", "AWS::SSM::PatchCompliance"];

const roleOf = (scope: ScopeLayout): string =>
  `arn:aws:iam::${scope.account.id}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;

/** In staging's third Region someone stopped the recorder nine days ago. */
const isStopped = ({ accountIndex, regionIndex }: ScopeLayout): boolean =>
  accountIndex === 2 && regionIndex === 2;
/** The data platform leaves out what its clusters make and remove by the hour. */
const leavesOut = ({ account }: ScopeLayout): readonly string[] =>
  account.kind === "data" ? ["AWS::EC2::NetworkInterface", "AWS::EC2::Volume"] : [];

/** The log bucket's policy does not name staging's second Region, so that nothing is delivered from there. */
const cannotDeliver = ({ accountIndex, regionIndex }: ScopeLayout): boolean =>
  accountIndex === 2 && regionIndex === 1;

const channelOf = (scope: ScopeLayout, time: number): WorldDeliveryChannel => {
  const attempt = time - (time % (6 * hour));
  const failing = cannotDeliver(scope);
  const bucket = `org-config-logs-${managementAccountId}`;
  return {
    name: "default",
    bucket,
    keyPrefix: "config",
    topicArn: `arn:aws:sns:${scope.region}:${managementAccountId}:org-config`,
    lastAttemptAt: new Date(attempt),
    lastSuccessAt: new Date(failing ? epoch + 900 * day : attempt),
    failure: failing
      ? {
          code: "InsufficientDeliveryPolicyException",
          message: `Insufficient delivery policy to s3 bucket: ${bucket}, unable to write to bucket, provided s3 key prefix is 'config'.`,
        }
      : undefined,
  };
};

/** The recorder of an account-Region at a time; undefined where Config was never set up. */
export const recorderAt = (scope: ScopeLayout, time: number): WorldConfigRecorder | undefined => {
  if (isPlayground(scope)) return undefined;
  // It moves on by whole days, so that nothing recorded is ever taken back.
  const stoppedAt = isStopped(scope) ? Math.floor((time - 9 * day) / day) * day + 15 * hour : undefined;
  const end = stoppedAt ?? time;
  return {
    name: "default",
    roleArn: roleOf(scope),
    excludedTypes: leavesOut(scope),
    includeGlobalTypes: scope.regionIndex === 0,
    dailyTypes,
    startedAt: new Date(epoch + between(scope.key, 7101, 0, 30 * day)),
    stoppedAt: stoppedAt === undefined ? undefined : new Date(stoppedAt),
    lastStatusAt: new Date(end - (end % hour)),
    channel: channelOf(scope, end),
  };
};

/** How a recorder sees the resources of a type. */
export const recordingOf = (recorder: WorldConfigRecorder, { resourceType }: ConfigFamily): Recording => ({
  from: recorder.startedAt.getTime(),
  until: recorder.stoppedAt?.getTime() ?? Number.POSITIVE_INFINITY,
  excluded: recorder.excludedTypes.includes(resourceType),
  frequency: recorder.dailyTypes.includes(resourceType) ? "DAILY" : "CONTINUOUS",
});

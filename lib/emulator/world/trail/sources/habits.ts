import { resourceIdOf, type Setting } from "../../instance.ts";
import type { ScopeLayout } from "../../layout.ts";
import { hex, keyOf, mix, pick, uuid } from "../../random.ts";
import { generationAt, slotOf } from "../../slot.ts";
import { day, hour } from "../../time.ts";
import { legacyUser, outsider, pipeline, serviceBy, somebody } from "../actors.ts";
import { hidden } from "../call.ts";
import type { TrailActor, TrailCall } from "../types.ts";

type Call = Pick<TrailCall, "service" | "name" | "request" | "response" | "resources" | "error">;

/** Something that is done again and again and that leaves no configuration item. */
interface Habit {
  name: string;
  every: number;
  /** Done by people, during the day. */
  byDay?: true;
  /** In us-east-1 only. */
  global?: true;
  actor: (scope: ScopeLayout, key: number) => TrailActor;
  call: (place: HabitPlace) => Call;
}

/** Where and when a habit is followed. */
interface HabitPlace {
  scope: ScopeLayout;
  at: number;
  key: number;
  actor: TrailActor;
  /** A managed node of the account-Region. */
  nodeId: string;
}

/** A managed node, drawn; there is one as long as there are places. */
export const someNode = (setting: Setting, scope: ScopeLayout, at: number, key: number): string => {
  const place = mix(key, 31) % scope.managedSlots;
  const generation = generationAt(scope, "managed", place, at);
  return resourceIdOf(setting.seed, slotOf(scope, "managed", place, generation));
};

const services = ["checkout-api", "order-api", "search-api", "identity", "invoice-batch"] as const;

const instance = (name: string) => ({ type: "AWS::EC2::Instance", name });

/** EC2 says it in its own way. */
const refusedByEc2 = (actor: TrailActor, action: string) => ({
  code: "Client.UnauthorizedOperation",
  message: `You are not authorized to perform this operation. User: ${actor.userArn} is not authorized to perform: ec2:${action} because no identity-based policy allows the ec2:${action} action.`,
});

const refused = (actor: TrailActor, action: string) => ({
  code: "AccessDenied",
  message: `User: ${actor.userArn} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
});

/** Refused calls: one in some hundreds of all writes. */
const attempts = ({ scope, key, actor, nodeId }: HabitPlace): Call => {
  const group = `sg-0${hex(scope.key, 299, 16)}`;
  const calls: readonly Call[] = [
    {
      service: "ec2",
      name: "StopInstances",
      request: { instancesSet: { items: [{ instanceId: nodeId }] }, force: false },
      resources: [instance(nodeId)],
      error: refusedByEc2(actor, "StopInstances"),
    },
    {
      service: "ec2",
      name: "AuthorizeSecurityGroupIngress",
      request: {
        groupId: group,
        ipPermissions: {
          items: [
            {
              ipProtocol: "tcp",
              fromPort: 3389,
              toPort: 3389,
              ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] },
            },
          ],
        },
      },
      resources: [{ type: "AWS::EC2::SecurityGroup", name: group }],
      error: refusedByEc2(actor, "AuthorizeSecurityGroupIngress"),
    },
    {
      service: "ssm",
      name: "StartSession",
      request: { target: nodeId },
      resources: [instance(nodeId)],
      error: refused(actor, "ssm:StartSession"),
    },
  ];
  return pick(calls, key, 5);
};

const session = ({ key, actor, nodeId }: HabitPlace): Call => {
  const sessionId = `${actor.userName}-${hex(key, 6, 17)}`;
  return {
    service: "ssm",
    name: "StartSession",
    request: { target: nodeId },
    response: {
      sessionId,
      tokenValue: "Value hidden due to security reasons.",
      streamUrl: `wss://ssmmessages.amazonaws.com/v1/data-channel/${sessionId}?role=publish_subscribe`,
    },
    resources: [instance(nodeId)],
  };
};

const parameter = ({ key, scope }: HabitPlace): Call => ({
  service: "ssm",
  name: "PutParameter",
  request: {
    name: `/${scope.account.kind}/${pick(services, key, 7)}/database-password`,
    type: "SecureString",
    value: `rotated-${hex(key, 8, 12)}`,
    overwrite: true,
  },
  response: { tier: "Standard", version: 1 + (key % 40) },
});

const stack = ({ key, scope }: HabitPlace): Call => {
  const stackName = `${pick(services, key, 9)}-observability`;
  const arn = `arn:aws:cloudformation:${scope.region}:${scope.account.id}:stack/${stackName}/${uuid(keyOf(stackName), 1)}`;
  return {
    service: "cloudformation",
    name: "ExecuteChangeSet",
    request: { changeSetName: `release-${key % 1000}`, stackName: arn },
    resources: [{ type: "AWS::CloudFormation::Stack", name: arn }],
  };
};

const retention = ({ key }: HabitPlace): Call => ({
  service: "logs",
  name: "PutRetentionPolicy",
  request: { logGroupName: `/app/${pick(services, key, 9)}`, retentionInDays: 90 },
});

const alarm = ({ key }: HabitPlace): Call => ({
  service: "monitoring",
  name: "PutMetricAlarm",
  request: { alarmName: `${pick(services, key, 10)}-5xx`, threshold: 5 + (key % 20), period: 60 },
});

export const habits: readonly Habit[] = [
  {
    name: "sessions",
    every: 7 * hour,
    byDay: true,
    actor: (scope, key) => somebody(scope, key),
    call: session,
  },
  {
    name: "parameters",
    every: 2 * day,
    actor: (scope, key) => pipeline(scope, key, "boto3"),
    call: parameter,
  },
  { name: "stacks", every: 14 * hour, actor: (scope, key) => pipeline(scope, key, "cli"), call: stack },
  {
    name: "stack-resources",
    every: 15 * hour,
    actor: (scope) => serviceBy(scope, "cloudformation", "CloudFormationExecutionRole", "AWSCloudFormation"),
    call: retention,
  },
  { name: "alarms", every: 20 * hour, actor: (scope, key) => pipeline(scope, key, "terraform"), call: alarm },
  { name: "attempts", every: 9 * hour, byDay: true, actor: outsider, call: attempts },
  {
    name: "associations",
    every: 6 * day,
    byDay: true,
    actor: (scope, key) => somebody(scope, key, "console"),
    call: ({ scope }) => ({
      service: "ssm",
      name: "StartAssociationsOnce",
      request: { associationIds: [uuid(scope.key, keyOf("inventory-collection"))] },
    }),
  },
  {
    name: "snapshots",
    every: day,
    actor: legacyUser,
    call: ({ key, scope }) => ({
      service: "ec2",
      name: "CreateSnapshot",
      request: { volumeId: `vol-0${hex(mix(scope.key, key), 11, 16)}`, description: "nightly" },
      response: { snapshotId: `snap-0${hex(key, 12, 16)}`, status: "pending" },
    }),
  },
  {
    name: "passwords",
    every: 8 * day,
    byDay: true,
    global: true,
    actor: (scope, key) => somebody(scope, key, "console"),
    call: () => ({
      service: "iam",
      name: "UpdateLoginProfile",
      request: { userName: "backup-script", password: hidden, passwordResetRequired: true },
    }),
  },
  {
    name: "access-keys",
    every: 30 * day,
    byDay: true,
    global: true,
    actor: (scope, key) => somebody(scope, key, "cli"),
    call: ({ key, at }) => ({
      service: "iam",
      name: "CreateAccessKey",
      request: { userName: "backup-script" },
      response: {
        accessKey: {
          accessKeyId: `AKIA${hex(key, 13, 16).toUpperCase()}`,
          status: "Active",
          userName: "backup-script",
          createDate: new Date(at).toISOString(),
        },
      },
    }),
  },
];

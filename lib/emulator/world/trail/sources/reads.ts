import type { ScopeLayout } from "../../layout.ts";
import { keyOf, mix, pick } from "../../random.ts";
import { minute } from "../../time.ts";
import { configService, pipeline, somebody } from "../actors.ts";
import { eventOf, isOfficeTime, type Turn, turnsOf } from "../call.ts";
import type { TrailActor, TrailSource } from "../types.ts";

type Read = readonly [service: string, name: string];

const byConfig: readonly Read[] = [
  ["ec2", "DescribeInstances"],
  ["ec2", "DescribeSecurityGroups"],
  ["ec2", "DescribeNetworkInterfaces"],
  ["ec2", "DescribeVolumes"],
  ["ssm", "ListAssociations"],
  ["s3", "GetBucketPolicy"],
  ["lambda", "ListFunctions20150331"],
];
const byPeople: readonly Read[] = [
  ["ssm", "DescribeInstanceInformation"],
  ["ssm", "ListCommandInvocations"],
  ["ec2", "DescribeInstances"],
  ["ec2", "DescribeSecurityGroups"],
  ["monitoring", "DescribeAlarms"],
  ["cloudtrail", "LookupEvents"],
];
const byPlans: readonly Read[] = [
  ["ec2", "DescribeVpcs"],
  ["ec2", "DescribeSecurityGroups"],
  ["elasticloadbalancing", "DescribeLoadBalancers"],
  ["lambda", "GetFunction20150331v2"],
];

interface Reader {
  name: string;
  every: number;
  reads: readonly Read[];
  actor: (scope: ScopeLayout, key: number) => TrailActor;
  isAwake: (turn: Turn) => boolean;
}

const readers: readonly Reader[] = [
  { name: "config", every: 4 * minute, reads: byConfig, actor: configService, isAwake: () => true },
  {
    name: "people",
    every: 3 * minute,
    reads: byPeople,
    actor: (scope, key) => somebody(scope, key),
    isAwake: ({ at }) => isOfficeTime(at),
  },
  {
    name: "plans",
    every: 11 * minute,
    reads: byPlans,
    actor: (scope, key) => pipeline(scope, key, "terraform"),
    isAwake: () => true,
  },
];

/** What Config, people and plans of Terraform look at all the time: most of any trail. */
export const reads: TrailSource = (scope, from, to) =>
  readers.flatMap(({ name, every, reads: calls, actor, isAwake }) =>
    turnsOf(mix(scope.key, keyOf(`reads-${name}`)), every, from, to)
      .filter(isAwake)
      .map(({ at, key }) => {
        const [service, call] = pick(calls, key, 4);
        return eventOf({ at, key, actor: actor(scope, key), service, name: call, readOnly: true });
      }),
  );

import type { CatalogService } from "../catalog/services.ts";
import { instanceTypeOf, resourceIdOf, type Setting, securityGroupsOf } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { addressesOf } from "../network.ts";
import { between, hex, keyOf, uuid } from "../random.ts";
import { generationAt, slotOf, turnsOf } from "../slot.ts";
import { autoScalingGroupOf } from "../tags.ts";
import { day, epoch } from "../time.ts";
import { callOf, terraform } from "./actors.ts";
import type { FixedPlan } from "./fixed.ts";
import { endOf } from "./instances.ts";
import { foundedAt, subnetIdOf, vpcIdOf } from "./scope-facts.ts";
import { deploymentAt, deployments, environmentOf, servicesIn, serviceTags } from "./services.ts";
import { related } from "./subject.ts";
import { once, periodic, type Timeline } from "./timeline.ts";

export const autoScalingGroupType = "AWS::AutoScaling::AutoScalingGroup";
export const loadBalancerType = "AWS::ElasticLoadBalancingV2::LoadBalancer";

const webServices = (scope: ScopeLayout): CatalogService[] =>
  servicesIn(scope).filter(({ tier }) => tier === "web");
const nameOf = (scope: ScopeLayout, { name }: CatalogService): string => `${environmentOf(scope)}-${name}`;
const zonesOf = ({ region }: ScopeLayout): string[] => ["a", "b", "c"].map((letter) => `${region}${letter}`);
const never = { endsAt: Number.POSITIVE_INFINITY, zone: "Multiple Availability Zones", tellsCreation: true };

const placesKept = new WeakMap<ScopeLayout, Map<string, number[]>>();

/** Places of an account-Region by the group their instances belong to; fixed for all time. */
const placesOf = (scope: ScopeLayout): Map<string, number[]> => {
  const known = placesKept.get(scope);
  if (known !== undefined) return known;
  const groups = new Map<string, number[]>();
  for (let place = 0; place < scope.managedSlots; place += 1) {
    const group = autoScalingGroupOf(slotOf(scope, "managed", place, 0));
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), place]);
  }
  placesKept.set(scope, groups);
  return groups;
};

const membersAt = (setting: Setting, scope: ScopeLayout, group: string, time: number) =>
  (placesOf(scope).get(group) ?? [])
    .map((place) => slotOf(scope, "managed", place, generationAt(scope, "managed", place, time)))
    .filter((slot) => slot.launchedAt <= time && endOf(setting, slot) > time)
    .map((slot) => ({
      instanceId: resourceIdOf(setting.seed, slot),
      instanceType: instanceTypeOf(slot),
      availabilityZone: addressesOf(slot, 0, undefined, slot.launchedAt).availabilityZone,
    }));

/** The group changes whenever an instance is replaced, by age or by `act`. */
const memberChanges = (setting: Setting, scope: ScopeLayout, group: string): Timeline[] => {
  const places = placesOf(scope).get(group) ?? [];
  const replaced = places.map((place) => {
    const { first, life } = turnsOf(scope, "managed", place);
    return periodic(first, life);
  });
  const ended = [...setting.overlay.mutations.values()].flatMap(({ power }) =>
    power?.state === "terminated" ? [once(power.at)] : [],
  );
  return [...replaced, ...ended];
};

const groupPlan = (
  setting: Setting,
  scope: ScopeLayout,
  service: CatalogService,
  name: string,
): FixedPlan => {
  const { account, region } = scope;
  const key = keyOf(`${account.id}/${region}/${name}`);
  const arn = `arn:aws:autoscaling:${region}:${account.id}:autoScalingGroup:${uuid(key, 1)}:autoScalingGroupName/${name}`;
  const resource = { resourceType: autoScalingGroupType, resourceId: arn, resourceName: name };
  const turn = { scope, service, after: 92 };
  const createdAt = foundedAt(scope) + 2 * day;
  const subnetIds = [0, 1, 2].map((subnet) => subnetIdOf(scope, subnet));
  const templateAt = (time: number) => ({
    launchTemplateId: `lt-0${hex(key, 2, 16)}`,
    launchTemplateName: name,
    version: String(1 + deploymentAt(turn, time)),
  });
  return {
    ...never,
    ...resource,
    arn,
    createdAt,
    calls: {
      service: "autoscaling",
      create: "CreateAutoScalingGroup",
      delete: "DeleteAutoScalingGroup",
      tag: "CreateOrUpdateTags",
      untag: "DeleteTags",
      parameters: { autoScalingGroupName: name },
    },
    changes: [
      deployments(turn, resource, {
        eventName: "UpdateAutoScalingGroup",
        service: "autoscaling",
        parameters: { autoScalingGroupName: name },
      }),
      ...memberChanges(setting, scope, name),
    ],
    tags: serviceTags(scope, service),
    facts: (time) => {
      const members = membersAt(setting, scope, name, time);
      return {
        relationships: [
          ...members.map(({ instanceId }) => related("Contains Instance", "AWS::EC2::Instance", instanceId)),
          ...subnetIds.map((id) => related("Is associated with Subnet", "AWS::EC2::Subnet", id)),
        ],
        configuration: {
          autoScalingGroupName: name,
          autoScalingGroupARN: arn,
          launchConfigurationName: null,
          launchTemplate: templateAt(time),
          mixedInstancesPolicy: null,
          minSize: Math.min(1, members.length),
          maxSize: (placesOf(scope).get(name) ?? []).length * 2 + 1,
          desiredCapacity: members.length,
          predictedCapacity: null,
          defaultCooldown: 300,
          availabilityZones: zonesOf(scope),
          loadBalancerNames: [],
          targetGroupARNs: [
            `arn:aws:elasticloadbalancing:${region}:${account.id}:targetgroup/${nameOf(scope, service)}/${hex(key, 3, 16)}`,
          ],
          healthCheckType: "ELB",
          healthCheckGracePeriod: 300,
          instances: members.map((member) => ({
            ...member,
            lifecycleState: "InService",
            healthStatus: "Healthy",
            launchConfigurationName: null,
            launchTemplate: templateAt(time),
            protectedFromScaleIn: false,
            weightedCapacity: null,
          })),
          createdTime: new Date(createdAt).toISOString(),
          suspendedProcesses: [],
          placementGroup: null,
          vpczoneIdentifier: subnetIds.join(","),
          enabledMetrics: [],
          status: null,
          terminationPolicies: ["Default"],
          newInstancesProtectedFromScaleIn: false,
          serviceLinkedRoleARN: `arn:aws:iam::${account.id}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
          maxInstanceLifetime: null,
          capacityRebalance: null,
        },
      };
    },
  };
};

/** The Auto Scaling groups of the web services: their members are the instances that carry the group's name. */
export const autoScalingGroupPlans = (setting: Setting, scope: ScopeLayout): FixedPlan[] =>
  webServices(scope).flatMap((service) =>
    [...placesOf(scope).keys()]
      .filter((name) => name.endsWith(`-${service.name}-asg`))
      .map((name) => groupPlan(setting, scope, service, name)),
  );

const balancerPlan = (scope: ScopeLayout, service: CatalogService): FixedPlan => {
  const { account, region } = scope;
  const name = nameOf(scope, service);
  const key = keyOf(`${account.id}/${region}/${name}/alb`);
  const arn = `arn:aws:elasticloadbalancing:${region}:${account.id}:loadbalancer/app/${name}/${hex(key, 1, 16)}`;
  const resource = { resourceType: loadBalancerType, resourceId: arn, resourceName: name };
  const createdAt = foundedAt(scope) + 3 * day;
  const every = between(key, 2, 30 * day, 60 * day);
  const first = epoch + between(key, 3, 0, 30 * day);
  const [web, base] = securityGroupsOf(scope, "web").map(({ id }) => id);
  /** Every other time the group for monitoring is among them. */
  const groupsAt = (time: number): string[] =>
    [web, Math.floor((time - first) / every) % 2 === 0 ? base : undefined].filter((id) => id !== undefined);
  return {
    ...never,
    ...resource,
    arn,
    createdAt,
    calls: {
      service: "elasticloadbalancing",
      create: "CreateLoadBalancer",
      delete: "DeleteLoadBalancer",
      tag: "AddTags",
      untag: "RemoveTags",
      parameters: { loadBalancerArn: arn },
    },
    changes: [
      periodic(first, every, (at) =>
        callOf(scope, key, at, {
          eventName: "SetSecurityGroups",
          service: "elasticloadbalancing",
          actor: terraform,
          requestParameters: { loadBalancerArn: arn, securityGroups: groupsAt(at) },
          resources: [resource],
        }),
      ),
    ],
    tags: serviceTags(scope, service),
    facts: (time) => ({
      relationships: [
        ...groupsAt(time).map((id) =>
          related("Is associated with SecurityGroup", "AWS::EC2::SecurityGroup", id),
        ),
        ...[0, 1, 2].map((subnet) =>
          related("Is attached to Subnet", "AWS::EC2::Subnet", subnetIdOf(scope, subnet)),
        ),
        related("Is contained in Vpc", "AWS::EC2::VPC", vpcIdOf(scope)),
      ],
      configuration: {
        loadBalancerArn: arn,
        dNSName: `${name}-${hex(key, 4, 8)}.${region}.elb.amazonaws.com`,
        canonicalHostedZoneId: `Z${hex(keyOf(region), 5, 13).toUpperCase()}`,
        createdTime: new Date(createdAt).toISOString(),
        loadBalancerName: name,
        scheme: "internet-facing",
        vpcId: vpcIdOf(scope),
        state: { code: "active", reason: null },
        type: "application",
        availabilityZones: zonesOf(scope).map((zoneName, index) => ({
          zoneName,
          subnetId: subnetIdOf(scope, index),
          loadBalancerAddresses: [],
        })),
        securityGroups: groupsAt(time),
        ipAddressType: "ipv4",
      },
    }),
  };
};

/** An application load balancer before each web service. */
export const loadBalancerPlans = (_: Setting, scope: ScopeLayout): FixedPlan[] =>
  webServices(scope).map((service) => balancerPlan(scope, service));

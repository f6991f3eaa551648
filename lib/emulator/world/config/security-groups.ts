import type { Tier } from "../catalog/services.ts";
import { type Setting, securityGroupsOf } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { hex } from "../random.ts";
import type { FixedPlan } from "./fixed.ts";
import { type Ingress, ingress, ingressAt, ingressChanges, permissionOf } from "./ingress.ts";
import { foundedAt, vpcIdOf } from "./scope-facts.ts";
import { related } from "./subject.ts";

export const securityGroupType = "AWS::EC2::SecurityGroup";

interface Group {
  id: string;
  name: string;
  description: string;
  rules: readonly Ingress[];
}

const ports: Readonly<Record<Tier, readonly number[]>> = {
  web: [443, 80],
  app: [8080, 8443],
  db: [5432, 6379],
  batch: [],
};
const tiers = ["web", "app", "db", "batch"] as const;

/** Who may reach a tier: the world, the tier before it, or nobody. */
const tierGroup = (scope: ScopeLayout, tier: Tier): Group => {
  const before = tier === "app" ? "web" : tier === "db" ? "app" : undefined;
  const source = before === undefined ? undefined : securityGroupsOf(scope, before)[0].id;
  const from = source === undefined ? { cidrs: ["0.0.0.0/0"], cidrs6: ["::/0"] } : { groups: [source] };
  return {
    ...securityGroupsOf(scope, tier)[0],
    description: `Instances of the ${tier} tier`,
    rules: ports[tier].map((port) => ingress(port, from)),
  };
};

const groupsOf = (scope: ScopeLayout): Group[] => {
  const defaultId = `sg-0${hex(scope.key, 298, 16)}`;
  return [
    ...tiers.map((tier) => tierGroup(scope, tier)),
    {
      ...securityGroupsOf(scope, "web")[1],
      description: "Monitoring and administration of every instance",
      rules: [ingress(9100, { cidrs: ["10.0.0.0/8"] }), ingress(22, { cidrs: ["10.16.0.0/16"] })],
    },
    {
      id: defaultId,
      name: "default",
      description: "default VPC security group",
      rules: [ingress(undefined, { groups: [defaultId] })],
    },
  ];
};

/** The security groups of an account-Region. */
export const securityGroupPlans = ({ overlay }: Setting, scope: ScopeLayout): FixedPlan[] => {
  const { account, region } = scope;
  return groupsOf(scope).map(({ id, name, description, rules }) => {
    const group = { resourceType: securityGroupType, resourceId: id, resourceName: name };
    const mutation = overlay.mutations.get(id);
    const tags = name === "default" ? {} : { Name: name, ManagedBy: "terraform" };
    return {
      ...group,
      arn: `arn:aws:ec2:${region}:${account.id}:security-group/${id}`,
      zone: "Not Applicable",
      createdAt: foundedAt(scope),
      tellsCreation: false,
      endsAt: Number.POSITIVE_INFINITY,
      calls: {
        service: "ec2",
        create: "CreateSecurityGroup",
        delete: "DeleteSecurityGroup",
        tag: "CreateTags",
        untag: "DeleteTags",
        parameters: { groupId: id, groupName: name, vpcId: vpcIdOf(scope) },
      },
      changes: ingressChanges(scope, group, mutation),
      tags,
      facts: (time) => ({
        relationships: [related("Is contained in Vpc", "AWS::EC2::VPC", vpcIdOf(scope))],
        configuration: {
          description,
          groupName: name,
          ipPermissions: [...rules, ...ingressAt(scope, group, mutation, time)].map((rule) =>
            permissionOf(rule, account.id),
          ),
          ownerId: account.id,
          groupId: id,
          ipPermissionsEgress: [permissionOf(ingress(undefined, { cidrs: ["0.0.0.0/0"] }), account.id)],
          tags: [],
          vpcId: vpcIdOf(scope),
        },
      }),
    };
  });
};

export const securityGroupIdsOf = (scope: ScopeLayout): string[] => groupsOf(scope).map(({ id }) => id);

import type { CatalogService } from "../catalog/services.ts";
import { instanceProfileOf, type Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { keyOf } from "../random.ts";
import { day, epoch, hour } from "../time.ts";
import { callOf, person } from "./actors.ts";
import type { FixedPlan } from "./fixed.ts";
import {
  documentOf,
  iamCommon,
  policyIdOf,
  policyNameOf,
  policyType,
  roleIdOf,
  roleType,
} from "./iam-names.ts";
import { servicesIn, serviceTags } from "./services.ts";
import { related, tagList } from "./subject.ts";
import { periodic } from "./timeline.ts";
import type { WorldResourceName } from "./types.ts";

const trust = (principal: Readonly<Record<string, string>>): string =>
  documentOf([{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }]);

interface RoleDraft {
  name: string;
  service: CatalogService | undefined;
  trustedBy: Readonly<Record<string, string>>;
  profile: boolean;
  /** AWS's own policies, by time. */
  managed: (time: number) => readonly string[];
  changes: (resource: WorldResourceName) => FixedPlan["changes"];
}

const rolePlan = (scope: ScopeLayout, draft: RoleDraft): FixedPlan => {
  const { id: accountId } = scope.account;
  const { name, service } = draft;
  const resource = { resourceType: roleType, resourceId: roleIdOf(accountId, name), resourceName: name };
  const arn = `arn:aws:iam::${accountId}:role/${name}`;
  const { createdAt } = iamCommon(scope, day);
  const createDate = new Date(createdAt).toISOString();
  const profile = instanceProfileOf(accountId, service?.name ?? name);
  const tags: Record<string, string> = service === undefined ? {} : serviceTags(scope, service);
  const own = service === undefined ? [] : [policyNameOf(service)];
  const identity = { path: "/", roleName: name, roleId: resource.resourceId, arn, createDate };
  return {
    ...resource,
    ...iamCommon(scope, day),
    arn,
    calls: {
      service: "iam",
      create: "CreateRole",
      delete: "DeleteRole",
      tag: "TagRole",
      untag: "UntagRole",
      parameters: { roleName: name },
    },
    changes: draft.changes(resource),
    tags,
    facts: (time) => ({
      relationships: own.map((policy) =>
        related("Is attached to CustomerManagedPolicy", policyType, policyIdOf(accountId, policy), policy),
      ),
      configuration: {
        ...identity,
        assumeRolePolicyDocument: trust(draft.trustedBy),
        instanceProfileList: draft.profile
          ? [
              {
                path: "/",
                instanceProfileName: profile.name,
                instanceProfileId: profile.id,
                arn: profile.arn,
                createDate,
                roles: [{ ...identity, assumeRolePolicyDocument: trust(draft.trustedBy) }],
              },
            ]
          : [],
        rolePolicyList: [],
        attachedManagedPolicies: [
          ...own.map((policy) => ({
            policyName: policy,
            policyArn: `arn:aws:iam::${accountId}:policy/${policy}`,
          })),
          ...draft.managed(time).map((policy) => ({
            policyName: policy,
            policyArn: `arn:aws:iam::aws:policy/${policy}`,
          })),
        ],
        permissionsBoundary: null,
        tags: tagList(tags),
        roleLastUsed: null,
      },
    }),
  };
};

/** On Thursdays the payments team gets through the door for a night: the pipeline's role is an administrator until Friday. */
const glass = { first: epoch + 3 * day + 10 * hour, every: 7 * day, lasts: 23 * hour };

const glassChanges = (scope: ScopeLayout, resource: WorldResourceName): FixedPlan["changes"] =>
  (["AttachRolePolicy", "DetachRolePolicy"] as const).map((eventName) =>
    periodic(glass.first + (eventName === "AttachRolePolicy" ? 0 : glass.lasts), glass.every, (at) =>
      callOf(scope, keyOf(resource.resourceId), at, {
        eventName,
        service: "iam",
        actor: person(scope.key),
        requestParameters: {
          roleName: resource.resourceName,
          policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
        },
        resources: [resource],
      }),
    ),
  );

/** Roles of an account: of the instances and the pipeline of each service, and those that everyone has. */
export const rolePlans = (_: Setting, scope: ScopeLayout): FixedPlan[] => {
  const plain = { service: undefined, profile: false, changes: () => [] };
  const own = servicesIn(scope).flatMap((service) => {
    const broken = service.name === "checkout-api" && scope.accountIndex === 1;
    return [
      rolePlan(scope, {
        ...plain,
        name: `Ec2-${service.name}-Role`,
        service,
        trustedBy: { Service: "ec2.amazonaws.com" },
        profile: true,
        managed: () => ["AmazonSSMManagedInstanceCore"],
      }),
      rolePlan(scope, {
        ...plain,
        name: `deploy-${service.name}`,
        service,
        trustedBy: {
          Federated: `arn:aws:iam::${scope.account.id}:oidc-provider/token.actions.githubusercontent.com`,
        },
        managed: (time) =>
          broken && time >= glass.first && (time - glass.first) % glass.every < glass.lasts
            ? ["AWSLambda_FullAccess", "AdministratorAccess"]
            : ["AWSLambda_FullAccess"],
        changes: (resource) => (broken ? glassChanges(scope, resource) : []),
      }),
    ];
  });
  const shared = [
    {
      name: "terraform",
      by: { AWS: `arn:aws:iam::${scope.account.id}:root` },
      policy: "AdministratorAccess",
    },
    { name: "security-remediation", by: { Service: "lambda.amazonaws.com" }, policy: "AmazonEC2FullAccess" },
    { name: "lambda-basic", by: { Service: "lambda.amazonaws.com" }, policy: "AWSLambdaBasicExecutionRole" },
  ];
  return [
    ...own,
    ...shared.map(({ name, by, policy }) =>
      rolePlan(scope, { ...plain, name, trustedBy: by, managed: () => [policy] }),
    ),
  ];
};

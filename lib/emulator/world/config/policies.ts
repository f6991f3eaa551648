import type { CatalogService } from "../catalog/services.ts";
import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { day } from "../time.ts";
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
import { deployedAt, deploymentAt, deployments, servicesIn } from "./services.ts";
import { related } from "./subject.ts";

const actions = [
  "s3:GetObject",
  "s3:PutObject",
  "sqs:SendMessage",
  "secretsmanager:GetSecretValue",
  "dynamodb:Query",
  "kms:Decrypt",
] as const;

/** Every deployment writes a new version of the service's policy; IAM keeps five. */
const policyPlan = (scope: ScopeLayout, service: CatalogService): FixedPlan => {
  const { id: accountId } = scope.account;
  const policyName = policyNameOf(service);
  const policyId = policyIdOf(accountId, policyName);
  const resource = { resourceType: policyType, resourceId: policyId, resourceName: policyName };
  const arn = `arn:aws:iam::${accountId}:policy/${policyName}`;
  const turn = { scope, service, after: 78 };
  const { createdAt } = iamCommon(scope, day);
  const roles = [`Ec2-${service.name}-Role`, `deploy-${service.name}`];
  const versionOf = (version: number, isDefaultVersion: boolean) => ({
    versionId: `v${version + 1}`,
    isDefaultVersion,
    createDate: new Date(version === 0 ? createdAt : deployedAt(turn, version)).toISOString(),
    document: documentOf([
      {
        Sid: "Service",
        Effect: "Allow",
        Action: actions.filter((_, index) => index < 2 || (version + index) % 4 !== 0),
        Resource: version % 9 === 5 ? "*" : `arn:aws:s3:::${service.name}-*/*`,
      },
    ]),
  });
  return {
    ...resource,
    ...iamCommon(scope, day),
    arn,
    calls: {
      service: "iam",
      create: "CreatePolicy",
      delete: "DeletePolicy",
      tag: "TagPolicy",
      untag: "UntagPolicy",
      parameters: { policyArn: arn },
    },
    changes: [
      deployments(turn, resource, {
        eventName: "CreatePolicyVersion",
        service: "iam",
        parameters: { policyArn: arn, setAsDefault: true },
      }),
    ],
    tags: {},
    facts: (time) => {
      const version = deploymentAt(turn, time);
      const kept = Array.from({ length: Math.min(5, version + 1) }, (_, index) => version - index);
      return {
        relationships: roles.map((role) =>
          related("Is attached to Role", roleType, roleIdOf(accountId, role), role),
        ),
        configuration: {
          policyName,
          policyId,
          arn,
          path: "/",
          defaultVersionId: `v${version + 1}`,
          attachmentCount: roles.length,
          permissionsBoundaryUsageCount: 0,
          isAttachable: true,
          description: null,
          createDate: new Date(createdAt).toISOString(),
          updateDate: versionOf(version, true).createDate,
          tags: [],
          policyVersionList: kept.map((of) => versionOf(of, of === version)),
        },
      };
    },
  };
};

export const policyPlans = (_: Setting, scope: ScopeLayout): FixedPlan[] =>
  servicesIn(scope).map((service) => policyPlan(scope, service));

import type { CatalogService } from "../catalog/services.ts";
import { type Setting, securityGroupsOf } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { between, hex, keyOf, mix, pick, uuid } from "../random.ts";
import { day, epoch } from "../time.ts";
import type { FixedPlan } from "./fixed.ts";
import { roleIdOf } from "./iam-names.ts";
import { foundedAt, subnetIdOf } from "./scope-facts.ts";
import { deployedAt, deploymentAt, deployments, environmentOf, servicesIn, serviceTags } from "./services.ts";
import { related } from "./subject.ts";

export const functionType = "AWS::Lambda::Function";

const jobs = ["events", "cleanup", "api", "thumbnails", "webhooks", "reports", "audit", "warmup"] as const;
const runtimes = ["nodejs22.x", "python3.13", "java21", "nodejs20.x", "python3.9"] as const;

/** Functions that a function is made of at a time. */
interface FunctionState {
  scope: ScopeLayout;
  name: string;
  roleName: string;
  /** How often it was deployed. */
  version: number;
  modifiedAt: number;
  inVpc: boolean;
}

const codeDigest = (key: number, version: number): string =>
  Buffer.from(hex(mix(key, version), 1, 64), "hex").toString("base64");

const arnOf = ({ region, account }: ScopeLayout, name: string): string =>
  `arn:aws:lambda:${region}:${account.id}:function:${name}`;

const configurationOf = ({ scope, name, roleName, version, modifiedAt, inVpc }: FunctionState) => {
  const key = keyOf(name);
  return {
    functionName: name,
    functionArn: arnOf(scope, name),
    runtime: pick(runtimes, key, 1),
    role: `arn:aws:iam::${scope.account.id}:role/${roleName}`,
    handler: "index.handler",
    codeSize: 120_000 + (mix(key, version) % 9_000_000),
    description: "",
    timeout: pick([10, 30, 60, 300], key, 2),
    memorySize: pick([128, 256, 512, 1024], mix(key, Math.floor(version / 3)), 3),
    lastModified: new Date(modifiedAt).toISOString().replace("Z", "+0000"),
    codeSha256: codeDigest(key, version),
    version: "$LATEST",
    vpcConfig: inVpc
      ? {
          subnetIds: [6, 7, 8].map((subnet) => subnetIdOf(scope, subnet)),
          securityGroupIds: [securityGroupsOf(scope, "app")[0].id],
        }
      : null,
    environment: {
      variables: {
        STAGE: environmentOf(scope),
        LOG_LEVEL: version % 7 === 3 ? "debug" : "info",
        DATABASE_PASSWORD: hex(mix(key, Math.floor(version / 20)), 4, 24),
      },
    },
    kmskeyArn: null,
    tracingConfig: { mode: "PassThrough" },
    revisionId: uuid(mix(key, version), 5),
    layers: [],
    state: { value: "Active" },
    lastUpdateStatus: "Successful",
    fileSystemConfigs: [],
    packageType: "Zip",
    architectures: ["x86_64"],
    ephemeralStorage: { size: 512 },
  };
};

const calls = (functionName: string): FixedPlan["calls"] => ({
  service: "lambda",
  create: "CreateFunction20150331",
  delete: "DeleteFunction20150331",
  tag: "TagResource20170331v2",
  untag: "UntagResource20170331v2",
  parameters: { functionName },
});

const relationsOf = (scope: ScopeLayout, roleName: string, inVpc: boolean) => [
  related("Is associated with Role", "AWS::IAM::Role", roleIdOf(scope.account.id, roleName), roleName),
  ...(inVpc
    ? [
        related(
          "Is associated with SecurityGroup",
          "AWS::EC2::SecurityGroup",
          securityGroupsOf(scope, "app")[0].id,
        ),
        ...[6, 7, 8].map((subnet) =>
          related("Is contained in Subnet", "AWS::EC2::Subnet", subnetIdOf(scope, subnet)),
        ),
      ]
    : []),
];

const functionOf = (scope: ScopeLayout, service: CatalogService, index: number): FixedPlan => {
  const name = `${service.name}-${jobs[index] ?? "job"}`;
  const resource = { resourceType: functionType, resourceId: name, resourceName: name };
  const roleName = `deploy-${service.name}`;
  const turn = { scope, service, after: 4 + index * 9 };
  const inVpc = index === 0;
  const createdAt = foundedAt(scope) + (1 + index) * day;
  return {
    ...resource,
    arn: arnOf(scope, name),
    zone: "Not Applicable",
    createdAt,
    tellsCreation: false,
    endsAt: Number.POSITIVE_INFINITY,
    calls: calls(name),
    changes: [
      deployments(turn, resource, {
        eventName: "UpdateFunctionCode20150331v2",
        service: "lambda",
        parameters: { functionName: name, s3Bucket: `artifacts-${scope.account.id}`, publish: false },
      }),
    ],
    tags: serviceTags(scope, service),
    facts: (time) => {
      const version = deploymentAt(turn, time);
      const modifiedAt = version === 0 ? createdAt : deployedAt(turn, version);
      return {
        relationships: relationsOf(scope, roleName, inVpc),
        configuration: configurationOf({ scope, name, roleName, version, modifiedAt, inVpc }),
      };
    },
  };
};

/** Functions of the services of an account-Region; those behind a web tier are many. */
export const functionPlans = (_: Setting, scope: ScopeLayout): FixedPlan[] =>
  servicesIn(scope).flatMap((service) =>
    Array.from({ length: service.tier === "web" ? 8 : 2 }, (__, index) => functionOf(scope, service, index)),
  );

/** Someone tries something out every eleven days and tidies up two days later. */
const trialOf = (scope: ScopeLayout) => ({
  first: epoch + between(scope.key, 7601, 0, 11 * day),
  every: 11 * day,
  lasts: 2 * day,
});

const trialPlan = (scope: ScopeLayout, turn: number): FixedPlan => {
  const { first, every, lasts } = trialOf(scope);
  const name = `tmp-test-${turn}`;
  const createdAt = first + turn * every;
  const state = { scope, name, roleName: "lambda-basic", version: 0, modifiedAt: createdAt, inVpc: false };
  return {
    resourceType: functionType,
    resourceId: name,
    resourceName: name,
    arn: arnOf(scope, name),
    zone: "Not Applicable",
    createdAt,
    tellsCreation: false,
    endsAt: createdAt + lasts,
    calls: calls(name),
    changes: [],
    tags: {},
    facts: () => ({
      relationships: relationsOf(scope, state.roleName, false),
      configuration: configurationOf(state),
    }),
  };
};

/** Functions that come and go. */
export const passingFunctions = {
  between: (_: Setting, scope: ScopeLayout, from: number, until: number): FixedPlan[] => {
    const { first, every, lasts } = trialOf(scope);
    const plans: FixedPlan[] = [];
    const start = Math.max(0, Math.ceil((from - lasts - first) / every));
    for (let turn = start; first + turn * every <= until; turn += 1) plans.push(trialPlan(scope, turn));
    return plans;
  },
  find: (_: Setting, scope: ScopeLayout, resourceId: string): FixedPlan | undefined => {
    const turn = /^tmp-test-(\d{1,4})$/.exec(resourceId)?.[1];
    return turn === undefined ? undefined : trialPlan(scope, Number(turn));
  },
};

import type { CatalogService } from "../catalog/services.ts";
import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { between, hex, keyOf, mix, unit } from "../random.ts";
import { day, epoch, hour } from "../time.ts";
import { callOf, person, terraform } from "./actors.ts";
import type { FixedPlan } from "./fixed.ts";
import { foundedAt } from "./scope-facts.ts";
import { servicesIn, serviceTags } from "./services.ts";
import { periodic } from "./timeline.ts";
import type { WorldResourceName } from "./types.ts";

export const bucketType = "AWS::S3::Bucket";

const calls = (bucketName: string): FixedPlan["calls"] => ({
  service: "s3",
  create: "CreateBucket",
  delete: "DeleteBucket",
  tag: "PutBucketTagging",
  untag: "DeleteBucketTagging",
  parameters: { bucketName },
});

interface BucketState {
  scope: ScopeLayout;
  name: string;
  createdAt: number;
  isPublic: boolean;
  /** Days after which objects are removed. */
  expiresAfter: number;
  versioned: boolean;
}

const policyOf = (name: string, isPublic: boolean): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      ...(isPublic
        ? [
            {
              Sid: "PublicRead",
              Effect: "Allow",
              Principal: "*",
              Action: "s3:GetObject",
              Resource: `arn:aws:s3:::${name}/*`,
            },
          ]
        : []),
    ],
  });

/** Config tells little of a bucket in its configuration and the rest beside it, each part as JSON text. */
const factsOf = ({ scope, name, createdAt, isPublic, expiresAfter, versioned }: BucketState) => ({
  relationships: [],
  configuration: {
    name,
    owner: { displayName: null, id: hex(keyOf(scope.account.id), 7701, 64) },
    creationDate: new Date(createdAt).toISOString(),
    region: scope.region,
  },
  supplementary: {
    AccessControlList: `{"grantSet":null,"grantList":[{"grantee":{"id":"${hex(keyOf(scope.account.id), 7701, 64)}","displayName":null},"permission":"FullControl"}],"owner":{"displayName":null,"id":"${hex(keyOf(scope.account.id), 7701, 64)}"},"isRequesterCharged":false}`,
    BucketAccelerateConfiguration: { status: null },
    BucketLoggingConfiguration: {
      destinationBucketName: `logs-${scope.account.id}-${scope.region}`,
      logFilePrefix: `${name}/`,
    },
    BucketNotificationConfiguration: { configurations: {} },
    BucketPolicy: { policyText: policyOf(name, isPublic) },
    BucketLifecycleConfiguration: {
      rules: [{ id: "expire", prefix: null, status: "Enabled", expirationInDays: expiresAfter }],
    },
    BucketVersioningConfiguration: { status: versioned ? "Enabled" : "Off", isMfaDeleteEnabled: null },
    IsRequesterPaysEnabled: false,
    PublicAccessBlockConfiguration: {
      blockPublicAcls: true,
      ignorePublicAcls: true,
      blockPublicPolicy: !isPublic,
      restrictPublicBuckets: !isPublic,
    },
    ServerSideEncryptionConfiguration: {
      rules: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyID: null },
          bucketKeyEnabled: false,
        },
      ],
    },
  },
});

/** Production's images are open to the world for some hours every other week; the sandbox's always are. */
const openingOf = (scope: ScopeLayout) =>
  scope.accountIndex === 1 && scope.regionIndex === 0
    ? { first: epoch + 4 * day + 16 * hour, every: 14 * day, lasts: 5 * hour }
    : undefined;

const bucketPlan = (scope: ScopeLayout, service: CatalogService): FixedPlan => {
  const name = `${service.name}-${scope.region}-${scope.account.id}`;
  const resource: WorldResourceName = { resourceType: bucketType, resourceId: name, resourceName: name };
  const key = keyOf(name);
  const every = between(key, 1, 25 * day, 60 * day);
  const first = epoch + between(key, 2, 0, 25 * day);
  const createdAt = foundedAt(scope) + between(key, 3, day, 20 * day);
  const opening = service.tier === "web" && service.name === "storefront" ? openingOf(scope) : undefined;
  const forgotten = scope.account.kind === "sandbox" && service.tier === "web";
  const call = (at: number, eventName: string, byHand: boolean) =>
    callOf(scope, key, at, {
      eventName,
      service: "s3",
      actor: byHand ? person(mix(key, at)) : terraform,
      requestParameters: { bucketName: name },
      resources: [resource],
    });
  return {
    ...resource,
    arn: `arn:aws:s3:::${name}`,
    zone: "Regional",
    createdAt,
    tellsCreation: true,
    endsAt: Number.POSITIVE_INFINITY,
    calls: calls(name),
    changes: [
      periodic(first, every, (at) => call(at, "PutBucketLifecycle", false)),
      ...(opening === undefined
        ? []
        : [0, opening.lasts].map((after) =>
            periodic(opening.first + after, opening.every, (at) => call(at, "PutBucketPolicy", true)),
          )),
    ],
    tags: serviceTags(scope, service),
    facts: (time) =>
      factsOf({
        scope,
        name,
        createdAt,
        isPublic:
          forgotten ||
          (opening !== undefined &&
            time >= opening.first &&
            (time - opening.first) % opening.every < opening.lasts),
        expiresAfter: 30 + 10 * Math.max(0, Math.floor((time - first) / every) + 1),
        versioned: unit(key, 4) < 0.7,
      }),
  };
};

/** A bucket for each service of an account-Region. */
export const bucketPlans = (_: Setting, scope: ScopeLayout): FixedPlan[] =>
  servicesIn(scope).map((service) => bucketPlan(scope, service));

/** Someone exports data every 17 days and removes the bucket five days later. */
const exportOf = (scope: ScopeLayout) => ({
  first: epoch + between(scope.key, 7702, 0, 17 * day),
  every: 17 * day,
  lasts: 5 * day,
});

const exportPlan = (scope: ScopeLayout, turn: number): FixedPlan => {
  const { first, every, lasts } = exportOf(scope);
  const name = `tmp-export-${turn}-${scope.region}-${scope.account.id}`;
  const createdAt = first + turn * every;
  return {
    resourceType: bucketType,
    resourceId: name,
    resourceName: name,
    arn: `arn:aws:s3:::${name}`,
    zone: "Regional",
    createdAt,
    tellsCreation: true,
    endsAt: createdAt + lasts,
    calls: calls(name),
    changes: [],
    tags: {},
    facts: () => factsOf({ scope, name, createdAt, isPublic: false, expiresAfter: 7, versioned: false }),
  };
};

/** Buckets that come and go. */
export const passingBuckets = {
  between: (_: Setting, scope: ScopeLayout, from: number, until: number): FixedPlan[] => {
    const { first, every, lasts } = exportOf(scope);
    const plans: FixedPlan[] = [];
    const start = Math.max(0, Math.ceil((from - lasts - first) / every));
    for (let turn = start; first + turn * every <= until; turn += 1) plans.push(exportPlan(scope, turn));
    return plans;
  },
  find: (_: Setting, scope: ScopeLayout, resourceId: string): FixedPlan | undefined => {
    const turn = /^tmp-export-(\d{1,4})-/.exec(resourceId)?.[1];
    const plan = turn === undefined ? undefined : exportPlan(scope, Number(turn));
    return plan?.resourceId === resourceId ? plan : undefined;
  },
};

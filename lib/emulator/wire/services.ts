import { type CommonErrors, ec2Errors, jsonErrors, queryErrors } from "./common-errors.ts";
import { type ErrorShape, type OperationShape, readService } from "./shape.ts";

export type WireProtocol = "json" | "query" | "ec2" | "rest-json" | "cbor";

/** The wire constants of one service; AWS's models are their source. */
export interface WireService {
  /** Name of its package, `@aws-sdk/client-<name>`. */
  name: string;
  signingName: string;
  /** First part of `x-amz-target`, without the operation. */
  targetPrefix: string | undefined;
  /** Version and XML namespace of Query and EC2 Query. */
  query: { version: string; namespace: string; protocol: "query" | "ec2" } | undefined;
  rest: boolean;
  /** Refuses keys in Regions that the organisation has not enabled. */
  regional: boolean;
  /** Serves JSON 1.0 with `x-amzn-query-error` to clients in query mode. */
  queryMode: boolean;
  /** How long its paging tokens stay valid, in seconds. */
  pageTokenSeconds: number;
  errors: CommonErrors;
  load: () => Promise<Readonly<Record<string, unknown>>>;
}

/** The schemas of one service, once loaded. */
export interface LoadedService {
  wire: WireService;
  operations: ReadonlyMap<string, OperationShape>;
  errors: ReadonlyMap<string, ErrorShape>;
}

const ordinary = {
  query: undefined,
  rest: false,
  regional: true,
  queryMode: false,
  pageTokenSeconds: 3600,
  errors: jsonErrors,
} as const;

/** All services that the emulator can speak, one row each. */
export const wireServices: readonly WireService[] = [
  {
    ...ordinary,
    name: "ssm",
    signingName: "ssm",
    targetPrefix: "AmazonSSM",
    errors: {
      ...jsonErrors,
      internal: ["InternalServerError", 500],
      badPageToken: ["InvalidNextToken", 400],
      expiredPageToken: ["InvalidNextToken", 400],
    },
    load: () => import("@aws-sdk/client-ssm"),
  },
  {
    ...ordinary,
    name: "config-service",
    signingName: "config",
    targetPrefix: "StarlingDoveService",
    load: () => import("@aws-sdk/client-config-service"),
  },
  {
    ...ordinary,
    name: "cloudwatch",
    signingName: "monitoring",
    targetPrefix: "GraniteServiceVersion20100801",
    query: {
      version: "2010-08-01",
      namespace: "http://monitoring.amazonaws.com/doc/2010-08-01/",
      protocol: "query",
    },
    queryMode: true,
    errors: {
      ...queryErrors,
      badPageToken: ["InvalidNextToken", 400],
      expiredPageToken: ["InvalidNextToken", 400],
    },
    load: () => import("@aws-sdk/client-cloudwatch"),
  },
  {
    ...ordinary,
    name: "cloudwatch-logs",
    signingName: "logs",
    targetPrefix: "Logs_20140328",
    errors: {
      ...jsonErrors,
      validation: ["InvalidParameterException", 400],
      missing: ["InvalidParameterException", 400],
      badPageToken: ["InvalidParameterException", 400],
      expiredPageToken: ["InvalidParameterException", 400],
    },
    load: () => import("@aws-sdk/client-cloudwatch-logs"),
  },
  {
    ...ordinary,
    name: "ec2",
    signingName: "ec2",
    targetPrefix: undefined,
    query: { version: "2016-11-15", namespace: "http://ec2.amazonaws.com/doc/2016-11-15/", protocol: "ec2" },
    errors: ec2Errors,
    load: () => import("@aws-sdk/client-ec2"),
  },
  {
    ...ordinary,
    name: "sts",
    signingName: "sts",
    regional: false,
    targetPrefix: undefined,
    query: {
      version: "2011-06-15",
      namespace: "https://sts.amazonaws.com/doc/2011-06-15/",
      protocol: "query",
    },
    errors: queryErrors,
    load: () => import("@aws-sdk/client-sts"),
  },
  {
    ...ordinary,
    name: "cloudtrail",
    signingName: "cloudtrail",
    targetPrefix: "CloudTrail_20131101",
    load: () => import("@aws-sdk/client-cloudtrail"),
  },
  {
    ...ordinary,
    name: "cloudformation",
    signingName: "cloudformation",
    targetPrefix: undefined,
    query: {
      version: "2010-05-15",
      namespace: "http://cloudformation.amazonaws.com/doc/2010-05-15/",
      protocol: "query",
    },
    errors: queryErrors,
    load: () => import("@aws-sdk/client-cloudformation"),
  },
  {
    ...ordinary,
    name: "resource-groups-tagging-api",
    signingName: "tagging",
    targetPrefix: "ResourceGroupsTaggingAPI_20170126",
    pageTokenSeconds: 900,
    errors: {
      ...jsonErrors,
      throttled: ["ThrottledException", 400],
      internal: ["InternalServiceException", 500],
      validation: ["InvalidParameterException", 400],
      missing: ["InvalidParameterException", 400],
      badPageToken: ["InvalidParameterException", 400],
      expiredPageToken: ["PaginationTokenExpiredException", 400],
    },
    load: () => import("@aws-sdk/client-resource-groups-tagging-api"),
  },
  {
    ...ordinary,
    name: "support",
    signingName: "support",
    regional: false,
    targetPrefix: "AWSSupport_20130415",
    load: () => import("@aws-sdk/client-support"),
  },
  {
    ...ordinary,
    name: "securityhub",
    signingName: "securityhub",
    targetPrefix: undefined,
    rest: true,
    errors: {
      ...jsonErrors,
      throttled: ["ThrottlingException", 429],
      denied: ["AccessDeniedException", 403],
      expiredToken: ["ExpiredTokenException", 403],
      unknownKey: ["UnrecognizedClientException", 403],
      validation: ["InvalidInputException", 400],
      missing: ["InvalidInputException", 400],
      badPageToken: ["InvalidInputException", 400],
      expiredPageToken: ["InvalidInputException", 400],
    },
    load: () => import("@aws-sdk/client-securityhub"),
  },
  {
    ...ordinary,
    name: "eventbridge",
    signingName: "events",
    targetPrefix: "AWSEvents",
    load: () => import("@aws-sdk/client-eventbridge"),
  },
  {
    ...ordinary,
    name: "organizations",
    signingName: "organizations",
    regional: false,
    targetPrefix: "AWSOrganizationsV20161128",
    errors: {
      ...jsonErrors,
      throttled: ["TooManyRequestsException", 400],
      badPageToken: ["InvalidInputException", 400],
      expiredPageToken: ["InvalidInputException", 400],
    },
    load: () => import("@aws-sdk/client-organizations"),
  },
  {
    ...ordinary,
    name: "service-catalog",
    signingName: "servicecatalog",
    targetPrefix: "AWS242ServiceCatalogService",
    errors: {
      ...jsonErrors,
      badPageToken: ["InvalidParametersException", 400],
      expiredPageToken: ["InvalidParametersException", 400],
    },
    load: () => import("@aws-sdk/client-service-catalog"),
  },
];

const loaded = new Map<string, Promise<LoadedService>>();

/** Loads a service's schemas on its first request: all fourteen packages take most of a second. */
export function loadService(wire: WireService): Promise<LoadedService> {
  let service = loaded.get(wire.name);
  if (service === undefined) {
    service = wire.load().then((exports) => ({ wire, ...readService(exports) }));
    loaded.set(wire.name, service);
  }
  return service;
}

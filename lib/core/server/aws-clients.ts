import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { ConfigServiceClient } from "@aws-sdk/client-config-service";
import { EC2Client } from "@aws-sdk/client-ec2";
import { OrganizationsClient } from "@aws-sdk/client-organizations";
import { ResourceGroupsTaggingAPIClient } from "@aws-sdk/client-resource-groups-tagging-api";
import { SSMClient } from "@aws-sdk/client-ssm";
import { STSClient } from "@aws-sdk/client-sts";
import type { HttpHandler } from "@smithy/core/protocols";
import type { NodeHttpHandlerOptions } from "@smithy/node-http-handler";
import type { MiddlewareStack } from "@smithy/types";
import type { AwsService } from "./aws-operations.ts";

/** How a client of one service is made; the same options for all of them. */
export interface ClientOptions {
  region: string;
  credentials: () => Promise<AwsCredentials>;
  endpoint?: string;
  requestHandler: ClientHandler;
  /** Not `adaptive`, whose bucket holds all operations of a client back for one: the limiter learns for each. */
  retryMode: "standard";
  maxAttempts: number;
  /** Stacks are put together once for each operation and not for each call: they do not change after `applyPolicy`. */
  cacheMiddleware: true;
}

export interface AwsCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}

export type ClientHandler = HttpHandler<NodeHttpHandlerOptions>;

/** Adds middleware to a client of any service. */
export type ClientPlugin = <Input extends object, Output extends object>(
  stack: MiddlewareStack<Input, Output>,
) => void;

const makers = {
  cloudtrail: (options: ClientOptions) => new CloudTrailClient(options),
  "config-service": (options: ClientOptions) => new ConfigServiceClient(options),
  ec2: (options: ClientOptions) => new EC2Client(options),
  organizations: (options: ClientOptions) => new OrganizationsClient(options),
  "resource-groups-tagging-api": (options: ClientOptions) => new ResourceGroupsTaggingAPIClient(options),
  ssm: (options: ClientOptions) => new SSMClient(options),
  sts: (options: ClientOptions) => new STSClient(options),
} satisfies Record<AwsService, (options: ClientOptions) => object>;

export type ClientOf<Service extends AwsService> = ReturnType<(typeof makers)[Service]>;

export function makeClient<Service extends AwsService>(
  service: Service,
  options: ClientOptions,
  plugin: ClientPlugin,
): ClientOf<Service> {
  const client = makers[service](options);
  // The stacks differ only in their unions of inputs and outputs, which the plugin does not look at.
  plugin(client.middlewareStack as unknown as MiddlewareStack<object, object>);
  return client as ClientOf<Service>;
}

/** Clients of one account and Region, for collectors. Organisation-wide services answer in their own Region. */
export class AwsClients {
  readonly accountId: string;
  readonly region: string;
  readonly #client: <Service extends AwsService>(service: Service) => ClientOf<Service>;

  constructor(
    accountId: string,
    region: string,
    client: <Service extends AwsService>(service: Service) => ClientOf<Service>,
  ) {
    this.accountId = accountId;
    this.region = region;
    this.#client = client;
  }

  get cloudtrail(): CloudTrailClient {
    return this.#client("cloudtrail");
  }
  get config(): ConfigServiceClient {
    return this.#client("config-service");
  }
  get ec2(): EC2Client {
    return this.#client("ec2");
  }
  get organizations(): OrganizationsClient {
    return this.#client("organizations");
  }
  get ssm(): SSMClient {
    return this.#client("ssm");
  }
  get sts(): STSClient {
    return this.#client("sts");
  }
  get tagging(): ResourceGroupsTaggingAPIClient {
    return this.#client("resource-groups-tagging-api");
  }
}

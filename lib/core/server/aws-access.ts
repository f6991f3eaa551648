import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { fromNodeProviderChain } from "@aws-sdk/credential-providers";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { AwsCallMeter, currentPass } from "./aws-call-meter.ts";
import type { AwsCredentials, ClientHandler, ClientOf, ClientOptions } from "./aws-clients.ts";
import { AwsClients, makeClient } from "./aws-clients.ts";
import { applyPolicy } from "./aws-middleware.ts";
import type { AwsService } from "./aws-operations.ts";
import { AwsRateLimiter } from "./aws-rate-limiter.ts";
import type { Env } from "./env.ts";

/** Timeouts of one AWS call, in milliseconds; a hung or cut connection ends within them. */
export interface AwsTimeouts {
  connectMs: number;
  /** From sending the request to the first byte and, again, of silence while the answer arrives. */
  requestMs: number;
  maxAttempts: number;
}

type AwsSettings = Pick<
  Env,
  "YAGURA_TARGET" | "AWS_ENDPOINT_URL" | "YAGURA_ROLE_NAME" | "YAGURA_HOME_REGION" | "YAGURA_WRITE"
>;

const defaultTimeouts: AwsTimeouts = { connectMs: 5_000, requestMs: 25_000, maxAttempts: 5 };
const assumedForSeconds = 3_600;
const refreshBeforeMs = 5 * 60_000;
const cachedClients = 600;
/** Placeholder account of the caller until STS has told which one it is. */
const self = "self";

/** The process's way to AWS: one set of sockets, one limiter, one meter, credentials per account. */
export class AwsAccess {
  readonly limiter = new AwsRateLimiter();
  readonly meter = new AwsCallMeter();
  readonly #settings: AwsSettings;
  readonly #timeouts: AwsTimeouts;
  readonly #handler: NodeHttpHandler;
  readonly #clients = new Map<string, ClientOf<AwsService>>();
  readonly #assumed = new Map<string, Promise<AwsCredentials>>();
  readonly #own: () => Promise<AwsCredentials>;
  #caller: Promise<string> | undefined;

  constructor(settings: AwsSettings, timeouts: Partial<AwsTimeouts> = {}) {
    this.#settings = settings;
    this.#timeouts = { ...defaultTimeouts, ...timeouts };
    const agent = { keepAlive: true, maxSockets: 64, maxFreeSockets: 16, timeout: this.#timeouts.requestMs };
    this.#handler = new NodeHttpHandler({
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
      connectionTimeout: this.#timeouts.connectMs,
      requestTimeout: this.#timeouts.requestMs,
      socketTimeout: this.#timeouts.requestMs,
      throwOnRequestTimeout: true,
    });
    this.#own = ownCredentials(settings);
  }

  /** The account of the credentials themselves. */
  callerAccountId(): Promise<string> {
    this.#caller ??= this.#askCaller().catch((error: unknown) => {
      this.#caller = undefined;
      throw error;
    });
    return this.#caller;
  }

  /** Clients of an account and Region; the caller's own account is reached without assuming a role. */
  clients(accountId: string, region: string): AwsClients {
    return new AwsClients(accountId, region, (service) => this.#client(service, accountId, region));
  }

  /** Clients of an account in the home Region, for what is the same in every Region. */
  homeClients(accountId: string): AwsClients {
    return this.clients(accountId, this.#settings.YAGURA_HOME_REGION);
  }

  /** Clients of the caller's own account in the home Region. */
  ownClients(): AwsClients {
    return this.clients(self, this.#settings.YAGURA_HOME_REGION);
  }

  /** Forgets an account's credentials and the clients that hold them, for example when AWS called them expired. */
  forgetCredentials(accountId: string): void {
    this.#assumed.delete(accountId);
    for (const key of this.#clients.keys()) if (key.startsWith(`${accountId} `)) this.#clients.delete(key);
  }

  close(): void {
    this.#clients.clear();
    this.#handler.destroy();
  }

  #client<Service extends AwsService>(
    service: Service,
    accountId: string,
    region: string,
  ): ClientOf<Service> {
    const key = `${accountId} ${region} ${service}`;
    const known = this.#clients.get(key);
    if (known !== undefined) {
      // Last used last, so that the first key is the one to give up.
      this.#clients.delete(key);
      this.#clients.set(key, known);
      return known as ClientOf<Service>;
    }
    const endpoint = this.#settings.YAGURA_TARGET === "aws" ? undefined : this.#settings.AWS_ENDPOINT_URL;
    const policy = {
      limiter: this.limiter,
      meter: this.meter,
      writeMode: this.#settings.YAGURA_WRITE === "on",
    };
    const options: ClientOptions = {
      region,
      credentials: () => (accountId === self ? this.#own() : this.#credentials(accountId)),
      ...(endpoint === undefined ? {} : { endpoint }),
      requestHandler: this.#abortable(),
      retryMode: "standard",
      maxAttempts: this.#timeouts.maxAttempts,
      cacheMiddleware: true,
    };
    const client = makeClient(service, options, (stack) =>
      applyPolicy(stack, { service, accountId, region }, policy),
    );
    this.#clients.set(key, client);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > cachedClients && oldest !== undefined) this.#clients.delete(oldest);
    return client;
  }

  /** The shared handler, ended by the signal of the pass that makes the call. */
  #abortable(): ClientHandler {
    const handler = this.#handler;
    return {
      metadata: handler.metadata,
      handle: (request, options) => {
        const signal = options?.abortSignal ?? currentPass.getStore()?.signal;
        return handler.handle(request, {
          ...options,
          ...(signal === undefined ? {} : { abortSignal: signal }),
        });
      },
      updateHttpClientConfig: (key, value) => handler.updateHttpClientConfig(key, value),
      httpHandlerConfigs: () => handler.httpHandlerConfigs(),
    };
  }

  async #credentials(accountId: string): Promise<AwsCredentials> {
    if ((await this.callerAccountId()) === accountId) return this.#own();
    const pending = this.#assumed.get(accountId);
    const cached = pending === undefined ? undefined : await blameAssumeRole(pending);
    const lasts = (cached?.expiration?.getTime() ?? 0) - Date.now();
    if (cached !== undefined && lasts > refreshBeforeMs) return cached;
    const fresh = this.#assumeRole(accountId);
    this.#assumed.set(accountId, fresh);
    fresh.catch(() => this.#assumed.delete(accountId));
    return blameAssumeRole(fresh);
  }

  async #assumeRole(accountId: string): Promise<AwsCredentials> {
    const partition = partitionOf(this.#settings.YAGURA_HOME_REGION);
    const answer = await this.ownClients().sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:${partition}:iam::${accountId}:role/${this.#settings.YAGURA_ROLE_NAME}`,
        RoleSessionName: "yagura",
        DurationSeconds: assumedForSeconds,
      }),
    );
    const given = answer.Credentials;
    if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration) {
      throw new Error(`AssumeRole into ${accountId} answered without credentials.`);
    }
    return {
      accessKeyId: given.AccessKeyId,
      secretAccessKey: given.SecretAccessKey,
      sessionToken: given.SessionToken,
      expiration: given.Expiration,
    };
  }

  async #askCaller(): Promise<string> {
    const answer = await this.ownClients().sts.send(new GetCallerIdentityCommand({}));
    if (!answer.Account) throw new Error("GetCallerIdentity answered without an account.");
    return answer.Account;
  }
}

/** Passes that wait for one another's AssumeRole fail by it too. */
async function blameAssumeRole(credentials: Promise<AwsCredentials>): Promise<AwsCredentials> {
  try {
    return await credentials;
  } catch (error) {
    const pass = currentPass.getStore();
    if (pass !== undefined) pass.failedOperation = "sts:AssumeRole";
    throw error;
  }
}

/** The AWS partition of a Region, for ARNs. */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The emulator takes any key; AWS and other endpoints take what the normal chain finds. */
function ownCredentials(settings: AwsSettings): () => Promise<AwsCredentials> {
  if (settings.YAGURA_TARGET !== "emulator") return fromNodeProviderChain();
  return async () => ({ accessKeyId: "EMULATOR", secretAccessKey: "emulator" });
}

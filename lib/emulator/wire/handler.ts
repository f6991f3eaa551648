import type { Scan } from "../world/scan.ts";
import type { World } from "../world/world.ts";

/** What a handler knows of one request. Account and Region come from the credential scope, never from the input. */
export interface EmulatorRequest {
  accountId: string;
  region: string;
  /** The caller's ARN, as STS would answer it. */
  callerArn: string;
  requestId: string;
  /** The simulated clock at the time of the request. */
  now: Date;
  world: World;
  /** Pages a list or a scan: tokens are opaque, expire, and refuse another operation, account, Region or other filters. */
  page: <Item>(items: readonly Item[] | Pick<Scan<Item>, "scan">, options: PageOptions) => Page<Item>;
}

export interface PageOptions {
  token: string | undefined;
  limit: number;
  /** The request without token and limit: a token given for one query is refused for another. */
  query: unknown;
}

export interface Page<Item> {
  items: Item[];
  nextToken: string | undefined;
}

/** One operation. Input has been decoded, type-checked and validated; output is encoded by the operation's own schema. */
export type Handler<Input, Output> = (
  input: Input,
  request: EmulatorRequest,
) => Omit<Output, "$metadata"> | Promise<Omit<Output, "$metadata">>;

/** The operations of one service, by AWS's operation name. `never` inputs make every concrete handler assignable. */
export type ServiceHandlers = Readonly<Record<string, Handler<never, object>>>;

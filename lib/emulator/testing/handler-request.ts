import type { EmulatorRequest } from "../wire/handler.ts";
import { PageTokens } from "../wire/pages.ts";
import { createWorld } from "../world/create-world.ts";
import { defaultWorldOptions } from "../world/default-options.ts";
import type { World, WorldOptions } from "../world/world.ts";

/** A Thursday afternoon: the profile removed on Tuesday is back. */
export const testTime = new Date("2026-03-05T15:00:00Z");

export const aWorld = (options: Partial<WorldOptions> = {}): World =>
  createWorld({ ...defaultWorldOptions, ...options });

interface Setting {
  world?: World;
  accountId?: string;
  region?: string;
  now?: Date;
}

/** What a handler is given, without the wire; by default in prod's first Region of the default world. */
export const aRequest = ({
  world = aWorld(),
  accountId,
  region = "us-east-1",
  now = testTime,
}: Setting = {}) => {
  const account =
    accountId ?? world.accounts().find(({ name }) => name === "prod")?.id ?? world.accounts()[0]?.id ?? "";
  const tokens = new PageTokens();
  const request: EmulatorRequest = {
    accountId: account,
    region,
    callerArn: `arn:aws:iam::${account}:user/test`,
    requestId: "00000000-0000-4000-8000-000000000000",
    now,
    world,
    page: (items, options) =>
      tokens.page(items, options, {
        service: "ssm",
        operation: "test",
        accountId: account,
        region,
        now,
        lifetimeSeconds: 600,
      }),
  };
  return request;
};

interface Paged {
  NextToken?: string | undefined;
}

/** Every page of an operation, from the first to the one without a token. */
export const allPages = async <Input extends Paged, Output extends Paged>(
  handler: (input: Input, request: EmulatorRequest) => Output | Promise<Output>,
  input: Input,
  request: EmulatorRequest,
): Promise<Output[]> => {
  const pages: Output[] = [];
  let token: string | undefined;
  do {
    const page = await handler(token === undefined ? input : { ...input, NextToken: token }, request);
    pages.push(page);
    token = page.NextToken;
  } while (token !== undefined);
  return pages;
};

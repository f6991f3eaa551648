import { aRequest, aWorld } from "./handler-request.ts";

/** Requests to AWS Config in one default world: what its operations' tests begin with. */
export const configRequests = () => {
  const world = aWorld();
  const of = (account: string, region = "us-east-1") =>
    aRequest({ world, region, accountId: world.accounts().find(({ name }) => name === account)?.id ?? "" });
  return {
    world,
    of,
    prod: of("prod"),
    /** Where Config was never set up. */
    without: of("sandbox", "ap-northeast-1"),
    /** Holds the organisation's aggregator. */
    management: of("management"),
  };
};

import { NoSuchConfigurationAggregatorException } from "@aws-sdk/client-config-service";
import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldAggregator } from "../../world/config/types.ts";

/** The aggregator of a name; throws NoSuchConfigurationAggregatorException. */
export const aggregatorNamed = (
  name: string | undefined,
  { world, accountId, region, now }: EmulatorRequest,
): WorldAggregator => {
  const found = world.config.aggregators(accountId, region, now).find((known) => known.name === name);
  if (found === undefined) {
    throw new NoSuchConfigurationAggregatorException({
      $metadata: {},
      message: `The configuration aggregator does not exist: ${name}`,
    });
  }
  return found;
};

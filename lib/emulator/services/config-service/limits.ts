import { InvalidLimitException } from "@aws-sdk/client-config-service";

/** The page's length: 0 is the default; throws InvalidLimitException for what is below. */
export const limitOf = (limit: number | undefined, usual: number): number => {
  if (limit !== undefined && limit < 0) {
    throw new InvalidLimitException({
      $metadata: {},
      message: "The specified limit is outside the allowable range.",
    });
  }
  return limit === undefined || limit === 0 ? usual : limit;
};

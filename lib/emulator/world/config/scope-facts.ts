import type { ScopeLayout } from "../layout.ts";
import { between, hex } from "../random.ts";
import { day, epoch } from "../time.ts";

/** When the network of an account-Region was made: before anything in it. */
export const foundedAt = (scope: ScopeLayout): number =>
  epoch - between(scope.key, 7001, 30 * day, 200 * day);

export const vpcIdOf = (scope: ScopeLayout): string => `vpc-0${hex(scope.key, 1, 16)}`;

export const subnetIdOf = (scope: ScopeLayout, subnet: number): string =>
  `subnet-0${hex(scope.key, 100 + subnet, 16)}`;

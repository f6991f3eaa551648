import type { CatalogService } from "../catalog/services.ts";
import type { ScopeLayout } from "../layout.ts";
import { hex, keyOf } from "../random.ts";
import { foundedAt } from "./scope-facts.ts";

export const roleType = "AWS::IAM::Role";
export const policyType = "AWS::IAM::Policy";

const idOf = (prefix: string, accountId: string, name: string): string =>
  `${prefix}${hex(keyOf(`${accountId}/${name}`), 1, 17).toUpperCase()}`;
export const roleIdOf = (accountId: string, roleName: string): string => idOf("AROA", accountId, roleName);
export const policyIdOf = (accountId: string, policyName: string): string =>
  idOf("ANPA", accountId, policyName);
export const policyNameOf = ({ name }: CatalogService): string => `${name}-access`;

/** Config keeps policy documents as IAM gives them: URL-encoded JSON. */
export const documentOf = (statements: readonly Readonly<Record<string, unknown>>[]): string =>
  encodeURIComponent(JSON.stringify({ Version: "2012-10-17", Statement: statements }));

/** What IAM's resources have in common; `after` is the time from the account's beginning to theirs. */
export const iamCommon = (scope: ScopeLayout, after: number) => ({
  zone: "Not Applicable",
  createdAt: foundedAt(scope) + after,
  tellsCreation: true,
  endsAt: Number.POSITIVE_INFINITY,
});

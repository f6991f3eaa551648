import { DescribeOrganizationCommand, paginateListAccounts } from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { classifyError, isDenied, isNotAvailable } from "../sync/classify-error.ts";
import type { CollectContext, Dataset, DatasetRow } from "../sync/dataset.ts";
import { instant } from "./values.ts";

/**
 * Accounts of the organisation, or the caller's own where there is none. Accounts named in the settings that the
 * organisation does not list are taken as they are.
 */
export const accountsDataset: Dataset = {
  name: "accounts",
  scope: "organization",
  cadenceSeconds: 600,
  operations: ["organizations:DescribeOrganization", "organizations:ListAccounts", "sts:GetCallerIdentity"],
  table: "accounts",
  key: ["account_id"],
  async *collect(ctx) {
    const caller = await ctx.aws.sts.send(new GetCallerIdentityCommand({}));
    const own = caller.Account ?? "";
    const all = (await listOrganization(ctx, own)) ?? [];
    const { accounts } = ctx.configured;
    const listed = accounts === null ? all : all.filter((row) => accounts.includes(String(row.account_id)));
    const wanted = accounts ?? (listed.length === 0 ? [own] : []);
    const known = new Set(listed.map((row) => row.account_id));
    const bare = wanted.filter((id) => !known.has(id)).map(bareAccount);
    yield [...listed, ...bare];
  },
};

/** Accounts as AWS Organizations lists them; null when the caller is in no organisation, or never could ask. */
async function listOrganization(ctx: CollectContext, own: string): Promise<DatasetRow[] | null> {
  try {
    const { Organization: organization } = await ctx.aws.organizations.send(
      new DescribeOrganizationCommand({}),
    );
    const management = organization?.MasterAccountId;
    const rows: DatasetRow[] = [];
    for await (const page of paginateListAccounts({ client: ctx.aws.organizations }, {})) {
      for (const account of page.Accounts ?? []) {
        rows.push({
          account_id: account.Id,
          name: account.Name ?? account.Id,
          email: account.Email ?? null,
          status: account.State ?? account.Status ?? "ACTIVE",
          joined_at: instant(account.JoinedTimestamp),
          is_management: account.Id === management,
        });
      }
    }
    await noteTarget(ctx, own, organization?.Id ?? null, management ?? null);
    return rows;
  } catch (error) {
    const { code } = classifyError(error, null);
    const refused = isDenied(code) || isNotAvailable(code);
    // A refusal means "no organisation" only as long as none has been seen: otherwise accounts would vanish by it.
    const neverListed = ctx.lastCompleteStartedAt === null || (await onlyBareAccounts(ctx, own));
    if (code !== "AWSOrganizationsNotInUseException" && !(refused && neverListed)) throw error;
    await noteTarget(ctx, own, null, null);
    return null;
  }
}

async function onlyBareAccounts(ctx: CollectContext, own: string): Promise<boolean> {
  const configured = ctx.configured.accounts ?? [];
  const others = await ctx.query("select 1 from accounts where account_id <> $1 and account_id <> all($2)", [
    own,
    configured,
  ]);
  return others.length === 0;
}

async function noteTarget(
  ctx: CollectContext,
  own: string,
  organizationId: string | null,
  management: string | null,
): Promise<void> {
  await ctx.query(
    `insert into sync_target (organization_id, management_account_id, caller_account_id) values ($1, $2, $3)
     on conflict (only_row) do update set organization_id = excluded.organization_id,
       management_account_id = excluded.management_account_id, caller_account_id = excluded.caller_account_id, observed_at = now()
     where (sync_target.organization_id, sync_target.caller_account_id) is distinct from (excluded.organization_id, excluded.caller_account_id)`,
    [organizationId, management, own],
  );
}

function bareAccount(accountId: string): DatasetRow {
  return {
    account_id: accountId,
    name: accountId,
    email: null,
    status: "ACTIVE",
    joined_at: null,
    is_management: false,
  };
}

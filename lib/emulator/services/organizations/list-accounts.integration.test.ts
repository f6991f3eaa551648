import {
  AccessDeniedException,
  InvalidInputException,
  ListAccountsCommand,
  OrganizationsClient,
  paginateListAccounts,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;
let client: OrganizationsClient;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 0, accounts: 45, regions: 1 });
  client = new OrganizationsClient(clientOptions(emulator));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

describe("ListAccounts", () => {
  it("lists every account, at most 20 a page", async () => {
    const ids: string[] = [];
    for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
      expect(Accounts.length).toBeLessThanOrEqual(20);
      ids.push(...Accounts.map(({ Id = "" }) => Id));
    }
    expect(ids).toEqual(emulator.world.accounts().map(({ id }) => id));
  });

  it("says name, e-mail, status and how the account joined", async () => {
    const { Accounts } = await client.send(new ListAccountsCommand({ MaxResults: 1 }));
    const [account] = emulator.world.accounts();
    expect(Accounts).toMatchObject([
      { Name: account?.name, Email: account?.email, Status: "ACTIVE", JoinedTimestamp: account?.joinedAt },
    ]);
  });

  it("is for the management account alone", async () => {
    const accountId = emulator.world.accounts()[1]?.id ?? "";
    const member = new OrganizationsClient(clientOptions(emulator, { accountId }));
    await expect(member.send(new ListAccountsCommand({}))).rejects.toBeInstanceOf(AccessDeniedException);
    member.destroy();
  });

  it("refuses page sizes over 20 and tokens that it did not give", async () => {
    await expect(client.send(new ListAccountsCommand({ MaxResults: 21 }))).rejects.toMatchObject({
      name: "ValidationException",
    });
    const refused: unknown = await client
      .send(new ListAccountsCommand({ NextToken: "nonsense" }))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InvalidInputException);
    expect(refused).toMatchObject({ Reason: "INVALID_NEXT_TOKEN" });
  });
});

import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 0, accounts: 2, regions: 1 });
});
afterAll(() => emulator.close());

async function whoIs(
  accessKeyId: string,
): Promise<{ Account?: string | undefined; Arn?: string | undefined }> {
  const credentials = { accessKeyId, secretAccessKey: "unchecked" };
  const client = new STSClient({ ...clientOptions(emulator), credentials });
  return client.send(new GetCallerIdentityCommand({})).finally(() => client.destroy());
}

describe("GetCallerIdentity", () => {
  it("names the account that the access key carries", async () => {
    const memberId = emulator.world.accounts()[1]?.id ?? "";
    expect(await whoIs(`AKIAYAGURA${memberId}`)).toMatchObject({
      Account: memberId,
      Arn: `arn:aws:iam::${memberId}:user/yagura`,
    });
  });

  it("takes a key that is not its own for the management account's", async () => {
    const { masterAccountId } = emulator.world.organization();
    expect(await whoIs("AKIAIOSFODNN7EXAMPLE")).toMatchObject({ Account: masterAccountId });
  });

  it("refuses a key of an account that the organisation does not have", async () => {
    await expect(whoIs("AKIAYAGURA000000000001")).rejects.toMatchObject({ name: "InvalidClientTokenId" });
  });
});

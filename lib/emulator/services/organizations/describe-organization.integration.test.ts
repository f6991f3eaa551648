import { DescribeOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 0, accounts: 2, regions: 1 });
});
afterAll(() => emulator.close());

describe("DescribeOrganization", () => {
  it("tells every member of the organisation which one it is, and who manages it", async () => {
    for (const { id } of emulator.world.accounts()) {
      const client = new OrganizationsClient(clientOptions(emulator, { accountId: id }));
      const { Organization } = await client.send(new DescribeOrganizationCommand({}));
      expect(Organization).toMatchObject({
        Id: emulator.world.organization().id,
        MasterAccountId: emulator.world.organization().masterAccountId,
        FeatureSet: "ALL",
      });
      client.destroy();
    }
  });
});

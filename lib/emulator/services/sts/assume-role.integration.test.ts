import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

let emulator: Emulator;
let client: STSClient;
let memberId = "";

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 0, accounts: 3, regions: 1 });
  memberId = emulator.world.accounts()[2]?.id ?? "";
  client = new STSClient(clientOptions(emulator));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const assume = (role: string, more: object = {}) =>
  client.send(new AssumeRoleCommand({ RoleArn: role, RoleSessionName: "console", ...more }));
const withCredentials = (
  { Credentials: given }: Awaited<ReturnType<typeof assume>>,
  token = given?.SessionToken,
) =>
  new STSClient({
    ...clientOptions(emulator),
    credentials: {
      accessKeyId: given?.AccessKeyId ?? "",
      secretAccessKey: given?.SecretAccessKey ?? "",
      ...(token === undefined ? {} : { sessionToken: token }),
    },
  });

describe("AssumeRole", () => {
  it("gives credentials that act in the role's account, for as long as was asked", async () => {
    const answer = await assume(`arn:aws:iam::${memberId}:role/YaguraReadOnly`, { DurationSeconds: 900 });
    const arn = `arn:aws:sts::${memberId}:assumed-role/YaguraReadOnly/console`;
    expect(answer.AssumedRoleUser?.Arn).toBe(arn);
    const left = (answer.Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(800_000);
    expect(left).toBeLessThanOrEqual(900_000);
    const role = withCredentials(answer);
    expect(await role.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: memberId, Arn: arn });
    role.destroy();
  });

  it.each([
    ["a role that the account does not have", () => `arn:aws:iam::${memberId}:role/Nobody`, "AccessDenied"],
    [
      "an account outside the organisation",
      () => "arn:aws:iam::000000000001:role/YaguraReadOnly",
      "AccessDenied",
    ],
    ["an ARN that is none", () => "arn:aws:iam::12:role/YaguraReadOnly", "ValidationError"],
    ["an ARN that is too short", () => "role", "ValidationError"],
  ])("refuses %s", async (_, arn, code) => {
    await expect(assume(arn())).rejects.toMatchObject({ name: code });
  });

  it("refuses durations and session names outside AWS's limits", async () => {
    const arn = `arn:aws:iam::${memberId}:role/YaguraReadOnly`;
    await expect(assume(arn, { DurationSeconds: 60 })).rejects.toMatchObject({
      name: "ValidationError",
      message:
        "1 validation error detected: Value '60' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    });
    await expect(assume(arn, { RoleSessionName: "with space" })).rejects.toMatchObject({
      name: "ValidationError",
    });
  });

  it("refuses a role's key without its session token", async () => {
    const answer = await assume(`arn:aws:iam::${memberId}:role/YaguraReadOnly`);
    for (const token of [undefined, "forged"]) {
      const role = withCredentials({
        ...answer,
        Credentials: { ...answer.Credentials, SessionToken: token },
      } as typeof answer);
      await expect(role.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
        name: "InvalidClientTokenId",
      });
      role.destroy();
    }
  });

  it("lets a session that ended no further", async () => {
    const answer = await assume(`arn:aws:iam::${memberId}:role/YaguraReadOnly`);
    const claims: unknown = JSON.parse(
      Buffer.from(answer.Credentials?.SessionToken ?? "", "base64url").toString(),
    );
    const ended = Buffer.from(JSON.stringify({ ...(claims as object), expires: Date.now() - 1 })).toString(
      "base64url",
    );
    const role = withCredentials(answer, ended);
    await expect(role.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "ExpiredToken" });
    role.destroy();
  });
});

import type { Emulator } from "../server.ts";
import { userAccessKey } from "../wire/credentials.ts";

/** Options for an SDK client of the emulator; by default as the management account in us-east-1, without retries. */
export function clientOptions(
  emulator: Emulator,
  { accountId, region = "us-east-1" }: { accountId?: string; region?: string } = {},
): {
  endpoint: string;
  region: string;
  maxAttempts: number;
  credentials: { accessKeyId: string; secretAccessKey: string };
} {
  const account = accountId ?? emulator.world.organization().masterAccountId;
  return {
    endpoint: emulator.url,
    region,
    maxAttempts: 1,
    credentials: { accessKeyId: userAccessKey(account), secretAccessKey: "unchecked" },
  };
}

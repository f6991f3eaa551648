import { networkInterfaces } from "node:os";
import { DescribeInstanceInformationCommand, SSMClient } from "@aws-sdk/client-ssm";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../server.ts";
import { clientOptions } from "../testing/client-options.ts";
import type { FaultRule } from "./faults.ts";

let emulator: Emulator;
let ssm: SSMClient;
let sts: STSClient;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 60, accounts: 1, regions: 1 });
  ssm = new SSMClient(clientOptions(emulator));
  sts = new STSClient(clientOptions(emulator));
});
afterEach(() => emulator.control.reset());
afterAll(async () => {
  ssm.destroy();
  sts.destroy();
  await emulator.close();
});

async function control(
  method: string,
  name: string,
  body?: object,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${emulator.url}/_emulator/${name}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}
const faults = (...rules: FaultRule[]) => control("POST", "faults", { rules });
const list = (client = ssm) => client.send(new DescribeInstanceInformationCommand({ MaxResults: 5 }));
const caught = (client = ssm): Promise<Error & { $metadata?: object }> =>
  list(client).then(
    () => Promise.reject(new Error("it succeeded")),
    (error: Error) => error,
  );

describe("faults", () => {
  it.each([
    ["throttle", "ThrottlingException", 400],
    ["deny", "AccessDeniedException", 400],
    ["error", "InternalServerError", 500],
    ["expired", "ExpiredTokenException", 400],
  ] as const)("of kind %s answer with the service's own error", async (kind, name, status) => {
    await faults({ kind, service: "ssm" });
    expect(await caught()).toMatchObject({ name, $metadata: { httpStatusCode: status } });
    await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
  });

  it("speak each service's language", async () => {
    await faults({ kind: "deny" });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "AccessDenied" });
    await faults({ kind: "throttle" });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: "Throttling" });
  });

  it("of kind html500 answer with a page that is no AWS error", async () => {
    await faults({ kind: "html500" });
    expect(await caught()).toMatchObject({ $metadata: { httpStatusCode: 500 } });
  });

  it("of kind cut close the connection without an answer", async () => {
    await faults({ kind: "cut" });
    expect(await caught()).toMatchObject({ code: "ECONNRESET" });
  });

  it("of kind truncate send a body that ends half-way", async () => {
    await faults({ kind: "truncate" });
    expect(await caught()).toBeInstanceOf(SyntaxError);
  });

  it("of kind hang never answer, and do not hold up the close", async () => {
    await faults({ kind: "hang" });
    const abort = AbortSignal.timeout(200);
    const asked = ssm.send(new DescribeInstanceInformationCommand({}), { abortSignal: abort });
    await expect(asked).rejects.toMatchObject({ name: "AbortError" });
  });

  it("of kind latency delay the answer", async () => {
    await faults({ kind: "latency", latencyMs: 120 });
    const begun = performance.now();
    await list();
    expect(performance.now() - begun).toBeGreaterThanOrEqual(119);
  });

  it("of kind skew make the server's clock wrong, which the client learns from the Date header", async () => {
    await faults({ kind: "skew", skewSeconds: -7200 });
    expect(await caught()).toMatchObject({ name: "InvalidSignatureException" });
    const patient = new SSMClient({ ...clientOptions(emulator), maxAttempts: 3 });
    expect((await list(patient)).$metadata.attempts).toBe(2);
    expect((await list(patient)).$metadata.attempts).toBe(1);
    patient.destroy();
  });

  it("are outlived by a client that retries", async () => {
    await faults({ kind: "throttle", times: 1 });
    const patient = new SSMClient({ ...clientOptions(emulator), maxAttempts: 3 });
    const { $metadata } = await list(patient);
    expect($metadata.attempts).toBe(2);
    patient.destroy();
  });
});

describe("the control API", () => {
  it("counts calls, throttles and errors by operation", async () => {
    await faults({ kind: "throttle", times: 1 });
    await caught();
    await list();
    await ssm.send(new DescribeInstanceInformationCommand({ NextToken: "nonsense" })).catch(() => undefined);
    expect((await control("GET", "requests")).body).toEqual({
      total: 3,
      throttled: 1,
      operations: { "ssm:DescribeInstanceInformation": { calls: 3, throttles: 1, errors: 1 } },
    });
    await control("DELETE", "requests");
    expect((await control("GET", "requests")).body).toEqual({ total: 0, throttled: 0, operations: {} });
  });

  it("throttles at the rates it is given", async () => {
    await control("POST", "limits", { defaultRatePerSecond: 0.001, burst: 3 });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => list()));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });

  it("moves the clock, while the Date header stays real", async () => {
    const moved = await control("POST", "clock", { now: "2026-01-02T03:04:05Z", frozen: true });
    expect(moved.body).toEqual({ now: "2026-01-02T03:04:05.000Z", frozen: true });
    expect(emulator.control.clock.now().toISOString()).toBe("2026-01-02T03:04:05.000Z");
    const header = (await fetch(`${emulator.url}/_emulator/clock`)).headers.get("date") ?? "";
    expect(Math.abs(Date.parse(header) - Date.now())).toBeLessThan(60_000);
  });

  it("changes the world and forgets the change on reset", async () => {
    const before = await list();
    const target = before.InstanceInformationList?.[0]?.InstanceId ?? "";
    const ids = async (): Promise<(string | undefined)[]> => {
      const all = await ssm.send(new DescribeInstanceInformationCommand({ MaxResults: 50 }));
      return (all.InstanceInformationList ?? []).map(({ InstanceId }) => InstanceId);
    };
    const changed = await control("POST", "act", { action: "terminate", resourceId: target });
    expect(changed).toEqual({ status: 200, body: { resourceIds: [target] } });
    expect(await ids()).not.toContain(target);
    await control("POST", "reset");
    expect(await ids()).toContain(target);
  });

  it.each([
    ["faults", { rules: [{ kind: "flood" }] }, "kind"],
    ["limits", { defaultRatePerSecond: 0 }, "defaultRatePerSecond"],
    ["clock", { now: "tomorrow" }, "now"],
    ["act", { action: "explode" }, "explode"],
    ["act", {}, "action"],
  ])("refuses what it does not understand and says what: %s %o", async (name, body, word) => {
    const answer = await control("POST", name, body);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(word);
  });

  it("knows no other operation", async () => {
    expect((await control("GET", "secrets")).status).toBe(404);
  });
});

/** An address of this machine by which a request does not come from loopback. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address?.internal === false && address.family === "IPv4")?.address;

describe.runIf(outside !== undefined)("an emulator that listens on all addresses", () => {
  it("serves AWS to all, and control to loopback alone", async () => {
    const open = await createEmulator({ nodes: 0, accounts: 1, regions: 1, host: "0.0.0.0" });
    const status = async (host: string, path: string): Promise<number> =>
      (await fetch(`http://${host}:${open.port}${path}`, { method: "POST" })).status;
    expect(await status("127.0.0.1", "/_emulator/reset")).toBe(200);
    expect(await status(outside ?? "", "/_emulator/reset")).toBe(403);
    expect(await status(outside ?? "", "/")).toBe(501);
    await open.close();
  });
});

import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import {
  CloudWatchClient,
  DashboardNotFoundError,
  GetDashboardCommand,
  PutMetricDataCommand,
  type PutMetricDataCommandInput,
} from "@aws-sdk/client-cloudwatch";
import { DescribeInstanceInformationCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../server.ts";
import { emulatedServices } from "../services/index.ts";
import { clientOptions } from "../testing/client-options.ts";
import type { ServiceHandlers } from "./handler.ts";

let emulator: Emulator;
let key = "";
const reported: unknown[] = [];
let metrics: PutMetricDataCommandInput["MetricData"];

const cloudwatch: ServiceHandlers = {
  PutMetricData: (input: PutMetricDataCommandInput) => {
    metrics = input.MetricData;
    return {};
  },
  GetDashboard: () => {
    throw new DashboardNotFoundError({ $metadata: {}, message: "no such dashboard" });
  },
  ListDashboards: () => {
    throw new TypeError("a secret path /srv/x");
  },
};

beforeAll(async () => {
  const handlers = { ...emulatedServices, cloudwatch };
  const report = (error: unknown) => reported.push(error);
  emulator = await createEmulator({ nodes: 100, accounts: 2, regions: 2, handlers, report });
  key = `AKIAYAGURA${emulator.world.organization().masterAccountId}`;
});
afterAll(() => emulator.close());

/** A request as no SDK would send it. */
function post(signingName: string, headers: Record<string, string>, body: string | Buffer, path = "/") {
  return fetch(`${emulator.url}${path}`, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${key}/20260302/us-east-1/${signingName}/aws4_request, SignedHeaders=host, Signature=0`,
      ...headers,
    },
    body: typeof body === "string" ? body : new Uint8Array(body),
  });
}
const ssm = (operation: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  post(
    "ssm",
    { "content-type": "application/x-amz-json-1.1", "x-amz-target": `AmazonSSM.${operation}`, ...headers },
    body,
  );
const form = (signingName: string, fields: Record<string, string>) =>
  post(
    signingName,
    { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    new URLSearchParams(fields).toString(),
  );

describe("the wire", () => {
  it("refuses wrong types with SerializationException", async () => {
    for (const body of ['{"MaxResults":"five"}', '{"Filters":{}}', "[]", "not json"]) {
      const response = await ssm("DescribeInstanceInformation", body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ __type: "SerializationException" });
    }
  });

  it("reads gzipped bodies", async () => {
    const response = await ssm("DescribeInstanceInformation", gzipSync('{"MaxResults":5}'), {
      "content-encoding": "gzip",
    });
    expect(response.status).toBe(200);
    const client = new CloudWatchClient(clientOptions(emulator));
    const MetricData = Array.from({ length: 400 }, (_, index) => ({
      MetricName: `metric-${index}`,
      Value: index,
    }));
    await client.send(new PutMetricDataCommand({ Namespace: "Test", MetricData }));
    expect(metrics).toEqual(MetricData);
    client.destroy();
  });

  it("refuses bodies that are gzip in name only", async () => {
    const response = await ssm("DescribeInstanceInformation", gzipSync("{}").subarray(0, 9), {
      "content-encoding": "gzip",
    });
    expect(response.status).toBe(400);
  });

  it("gives clients in query mode the old error code", async () => {
    const target = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "GraniteServiceVersion20100801.GetDashboard",
    };
    const json = await post(
      "monitoring",
      { ...target, "x-amzn-query-mode": "true" },
      '{"DashboardName":"x"}',
    );
    expect(json.headers.get("x-amzn-query-error")).toBe("ResourceNotFound;Sender");
    const query = await form("monitoring", {
      Action: "GetDashboard",
      Version: "2010-08-01",
      DashboardName: "x",
    });
    expect(query.status).toBe(404);
    expect(await query.text()).toContain(
      "<Type>Sender</Type><Code>ResourceNotFound</Code><Message>no such dashboard",
    );
  });

  it("never tells a client what broke inside", async () => {
    const client = new CloudWatchClient(clientOptions(emulator));
    const failed = client.send(new GetDashboardCommand({ DashboardName: "x" }));
    await expect(failed).rejects.toMatchObject({ $metadata: { httpStatusCode: 404, attempts: 1 } });
    client.destroy();
    const response = await form("monitoring", { Action: "ListDashboards", Version: "2010-08-01" });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
    expect(reported).toEqual([expect.any(TypeError)]);
  });

  it.each([
    ["JSON", () => ssm("CreateActivation", "{}"), '"__type":"UnknownOperationException"'],
    ["JSON of no model", () => ssm("Nonsense", "{}"), '"__type":"UnknownOperationException"'],
    [
      "Query",
      () => form("sts", { Action: "GetSessionToken", Version: "2011-06-15" }),
      "<Code>UnknownOperationException",
    ],
    [
      "EC2",
      () => form("ec2", { Action: "StopInstances", Version: "2016-11-15" }),
      "<Errors><Error><Code>UnknownOperation",
    ],
    ["REST", () => post("securityhub", {}, "{}", "/findings"), "GetFindings is not emulated"],
    [
      "CBOR",
      () => post("monitoring", {}, "", "/service/GraniteServiceVersion20100801/operation/ListMetrics"),
      "UnknownOperationException",
    ],
  ])(
    "answers 501 to operations it does not emulate, in the protocol's own shape: %s",
    async (_, call, shape) => {
      const response = await call();
      expect(response.status).toBe(501);
      expect(await response.text()).toContain(shape);
      expect(response.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  it("counts operations that it does not emulate", () => {
    const { operations } = emulator.control.counters.read();
    expect(operations).toMatchObject({
      "ssm:CreateActivation": { calls: 1, errors: 1 },
      "securityhub:GetFindings": {},
    });
  });

  it("answers unsigned forms as the management account", async () => {
    const response = await fetch(emulator.url, {
      method: "POST",
      body: new URLSearchParams({ Action: "GetCallerIdentity", Version: "2011-06-15" }),
    });
    expect(await response.text()).toContain(emulator.world.organization().masterAccountId);
  });

  it("keeps accounts and Regions apart, tokens included", async () => {
    const [first, second] = emulator.world.accounts();
    const clients = [
      new SSMClient(clientOptions(emulator, { accountId: first?.id ?? "" })),
      new SSMClient(clientOptions(emulator, { accountId: second?.id ?? "" })),
      new SSMClient(clientOptions(emulator, { accountId: second?.id ?? "", region: "eu-central-1" })),
    ];
    const pages = await Promise.all(
      clients.map((client) => client.send(new DescribeInstanceInformationCommand({ MaxResults: 5 }))),
    );
    const ids = pages.flatMap(({ InstanceInformationList = [] }) =>
      InstanceInformationList.map(({ InstanceId }) => InstanceId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const token = pages[1]?.NextToken ?? "";
    expect(token).not.toBe("");
    for (const [index, client] of clients.entries()) {
      const next = client.send(new DescribeInstanceInformationCommand({ MaxResults: 5, NextToken: token }));
      if (index === 1) await expect(next).resolves.toBeDefined();
      else await expect(next).rejects.toMatchObject({ name: "InvalidNextToken" });
      client.destroy();
    }
  });

  it("survives a client that goes away in the middle of its body", async () => {
    const socket = connect(emulator.port, "127.0.0.1");
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{");
    socket.destroy();
    const response = await ssm("DescribeInstanceInformation", "{}");
    expect(response.status).toBe(200);
    expect(reported).toHaveLength(1);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../server.ts";
import { RandomValues } from "../testing/random-values.ts";
import { type SdkService, sdkServices } from "../testing/sdk-services.ts";
import { userAccessKey } from "./credentials.ts";
import type { ServiceHandlers } from "./handler.ts";
import type { OperationShape, StructureShape } from "./shape.ts";

interface Exchange {
  input: unknown;
  output: Record<string, unknown>;
}

/** Answered as a stream of events, which no JSON or XML body carries. */
const eventStreams = ["cloudwatch-logs:GetLogObject", "cloudwatch-logs:StartLiveTail"];
/** The client adds members of its own: a presigned copy of the request. */
const presigned = ["ec2:CopySnapshot"];
/** Multi-Region endpoints need a signer that the SDK does not come with. */
const unsignable = ["eventbridge:PutEvents", "EndpointId"];

const services = await sdkServices();
const exchanges = new Map<string, Exchange>();
let thrown: Error | undefined;

function stubHandlers(): Record<string, ServiceHandlers> {
  const stub = (name: string) => (input: unknown) => {
    if (thrown !== undefined) throw thrown;
    const exchange = exchanges.get(name);
    if (exchange === undefined) throw new Error(`nobody asked for ${name}`);
    exchange.input = input;
    return exchange.output;
  };
  return Object.fromEntries(
    services.map((service) => [
      service.wire.name,
      Object.fromEntries(
        [...service.operations.keys()].map((name) => [name, stub(`${service.wire.name}:${name}`)]),
      ),
    ]),
  );
}

function structureOf(operation: OperationShape, side: "input" | "output"): StructureShape | undefined {
  const shape = operation[side];
  return shape.kind === "structure" ? shape : undefined;
}

/** Both sides in one form: byte arrays as arrays, members that are not there left out. */
function comparable(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Date || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(comparable);
  const entries = Object.entries(value).filter(([name, item]) => name !== "$metadata" && item !== undefined);
  return Object.fromEntries(entries.map(([name, item]) => [name, comparable(item)]));
}

let emulator: Emulator;
let accessKeyId = "";

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 0, handlers: stubHandlers(), validates: false });
  accessKeyId = userAccessKey(emulator.world.organization().masterAccountId);
});
afterAll(() => emulator.close());

async function exchange(service: SdkService, operation: OperationShape, seed: number): Promise<void> {
  const name = `${service.wire.name}:${operation.name}`;
  const random = new RandomValues(seed, { query: service.wire.query !== undefined });
  const [input, output] = (["input", "output"] as const).map((side) => {
    const shape = structureOf(operation, side);
    return shape === undefined ? {} : random.structure(shape);
  });
  if (name === unsignable[0] && input !== undefined) delete input[unsignable[1] ?? ""];
  const expected: Exchange = { input: undefined, output: output ?? {} };
  exchanges.set(name, expected);
  const client = service.client(emulator.url, accessKeyId);
  const answer = await client.send(service.command(operation.name, input ?? {}));
  client.destroy();
  expect(comparable(expected.input), `${name} input`).toEqual(comparable(input));
  expect(comparable(answer), `${name} output`).toEqual(comparable(expected.output));
}

describe.each(services)("$wire.name", (service) => {
  const operations = [...service.operations.values()].filter(({ name }) => {
    const full = `${service.wire.name}:${name}`;
    return !eventStreams.includes(full) && !presigned.includes(full);
  });

  it(`carries random inputs and outputs of all ${operations.length} operations unharmed`, async () => {
    for (const [index, operation] of operations.entries()) await exchange(service, operation, index + 1);
  }, 120_000);

  it("gives every modelled error back as the class that was thrown", async () => {
    const random = new RandomValues(7, { query: service.wire.query !== undefined });
    const [operation] = operations.filter(
      ({ input }) => structureOf({ input } as OperationShape, "input")?.required.length === 0,
    );
    const client = service.client(emulator.url, accessKeyId);
    for (const [name, { structure, traits }] of service.errors) {
      if (name.endsWith("ServiceException") && structure.members.length === 0) continue;
      // A client in query mode takes an error by its old code, even where that is another error's name.
      const queryCode = (traits.awsQueryError as [string, number] | undefined)?.[0] ?? name;
      if (queryCode !== name && service.errors.has(queryCode)) continue;
      const fields = random.structure(structure);
      for (const key of ["message", "Message"]) delete fields[key];
      const ErrorClass = service.error(name);
      thrown = new ErrorClass({ $metadata: {}, ...fields, message: `about ${name}` });
      const caught: unknown = await client
        .send(service.command(operation?.name ?? "", {}))
        .catch((error: unknown) => error);
      thrown = undefined;
      expect(caught, name).toBeInstanceOf(ErrorClass);
      expect(caught, name).toMatchObject({ ...fields, message: `about ${name}` });
    }
    client.destroy();
  });
});

import { AwsError, SerializationError } from "./errors.ts";
import { readJson } from "./json.ts";
import { parseForm, readForm } from "./query.ts";
import { type RestRequest, readRestInput } from "./rest.ts";
import { matchRoute } from "./routes.ts";
import type { LoadedService, WireProtocol } from "./services.ts";
import type { OperationShape } from "./shape.ts";

/** A request as far as decoding needs it. */
export interface WireRequest extends RestRequest {
  method: string;
  path: string;
  form: URLSearchParams | undefined;
}

/** The operation of a request, when the service's model has it. */
export function findOperation(
  service: LoadedService,
  protocol: WireProtocol,
  name: string | undefined,
  request: WireRequest,
): OperationShape | undefined {
  if (protocol === "rest-json") return matchRoute(service, request.method, request.path)?.operation;
  return name === undefined ? undefined : service.operations.get(name);
}

/** Decodes an input by the operation's schema. Wrong types are errors; members that the schema does not name are not. */
export function decodeInput(
  service: LoadedService,
  protocol: WireProtocol,
  operation: OperationShape,
  request: WireRequest,
): Record<string, unknown> {
  if (protocol === "rest-json") {
    const match = matchRoute(service, request.method, request.path);
    return match === undefined ? {} : readRestInput(match, request);
  }
  if (operation.input.kind !== "structure") return {};
  if (protocol === "json") return readBody(operation, request.body);
  if (protocol === "cbor") throw new AwsError("UnsupportedProtocol", "RPC v2 CBOR is not served.", 501);
  return readForm(operation.input, parseForm(request.form ?? []), "", { ec2: protocol === "ec2" });
}

function readBody({ input }: OperationShape, body: Buffer): Record<string, unknown> {
  let value: unknown = {};
  try {
    if (body.length > 0) value = JSON.parse(body.toString());
  } catch {
    throw new SerializationError("The request body is not JSON.");
  }
  return readJson(input, value, { jsonNames: false }) as Record<string, unknown>;
}

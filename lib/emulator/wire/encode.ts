import { encodeCborError } from "./cbor.ts";
import { AwsError, PageTokenError } from "./errors.ts";
import { plainJson } from "./json.ts";
import { writeRestOutput } from "./rest.ts";
import type { LoadedService, WireProtocol } from "./services.ts";
import type { ErrorShape, OperationShape } from "./shape.ts";
import { escapeXml, writeXml } from "./xml.ts";

/** An answer ready to be sent. */
export interface WireResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** An error in the terms that every protocol needs. `fields` are the modelled members only. */
export interface WireError {
  code: string;
  status: number;
  fault: "client" | "server";
  message: string;
  fields: Record<string, unknown>;
  /** Code for clients in query mode, where it differs. */
  queryCode: string;
  shape: ErrorShape | undefined;
  /** Something broke in the emulator: nobody meant to answer this. */
  unexpected?: true;
}

type Output = Readonly<Record<string, unknown>>;

/** Encodes an output by the operation's schema: what the schema does not name is never sent. */
export function encodeOutput(
  service: LoadedService,
  protocol: WireProtocol,
  operation: OperationShape,
  output: Output,
  requestId: string,
): WireResponse {
  const { query } = service.wire;
  if (protocol === "rest-json") return writeRestOutput(operation, output, requestId);
  if (query !== undefined && (protocol === "query" || protocol === "ec2")) {
    const members = operation.output.kind === "structure" ? writeXml(operation.output, output) : "";
    return xmlResponse(200, requestId, queryBody(protocol, operation, query.namespace, members, requestId));
  }
  const body =
    operation.output.kind === "unit"
      ? ""
      : JSON.stringify(plainJson(operation.output, output, { jsonNames: false }));
  return { status: 200, headers: jsonHeaders(service, requestId), body };
}

function queryBody(
  protocol: "query" | "ec2",
  { name, output }: OperationShape,
  namespace: string,
  members: string,
  requestId: string,
): string {
  const open = `<${name}Response xmlns="${namespace}">`;
  if (protocol === "ec2") return `${open}<requestId>${requestId}</requestId>${members}</${name}Response>`;
  const result = output.kind === "structure" ? `<${name}Result>${members}</${name}Result>` : "";
  return `${open}${result}<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${name}Response>`;
}

function xmlResponse(status: number, requestId: string, body: string): WireResponse {
  const headers = { "content-type": "text/xml;charset=UTF-8", "x-amzn-requestid": requestId };
  return { status, headers, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` };
}

function jsonHeaders(service: LoadedService, requestId: string): Record<string, string> {
  const version = service.wire.queryMode ? "1.0" : "1.1";
  return { "content-type": `application/x-amz-json-${version}`, "x-amzn-requestid": requestId };
}

/** What was thrown, as an error of this service: its modelled class, a common AWS error, or an internal failure. */
export function describeError(service: LoadedService, thrown: unknown): WireError {
  const { errors: common } = service.wire;
  if (thrown instanceof PageTokenError) {
    const [code, status] = thrown.reason === "expired" ? common.expiredPageToken : common.badPageToken;
    const fields = code === "InvalidInputException" ? { Reason: "INVALID_NEXT_TOKEN" } : {};
    return fromCode(service, code, status, "The token is not valid or has expired.", fields);
  }
  if (thrown instanceof AwsError) return fromCode(service, thrown.code, thrown.status, thrown.message, {});
  if (thrown instanceof Error && service.errors.has(thrown.name) && "$fault" in thrown) {
    return fromCode(service, thrown.name, 400, thrown.message, { ...thrown });
  }
  const [code, status] = common.internal;
  const message = "The emulator failed on this request; its log says why.";
  return { ...fromCode(service, code, status, message, {}), unexpected: true };
}

function fromCode(
  service: LoadedService,
  code: string,
  status: number,
  message: string,
  given: Record<string, unknown>,
): WireError {
  const shape = service.errors.get(code);
  const [queryCode, queryStatus] = (shape?.traits.awsQueryError as [string, number] | undefined) ?? [
    code,
    undefined,
  ];
  const serverError = shape?.traits.error === "server" || (shape === undefined && status >= 500);
  const modelledStatus =
    shape === undefined ? undefined : (shape.traits.httpError ?? queryStatus ?? (serverError ? 500 : 400));
  const fields: Record<string, unknown> = {};
  for (const member of shape?.structure.members ?? []) {
    const value = member.name.toLowerCase() === "message" ? message : given[member.name];
    if (value !== undefined && value !== null) fields[member.name] = value;
  }
  return {
    code,
    status: typeof modelledStatus === "number" ? modelledStatus : status,
    fault: serverError ? "server" : "client",
    message,
    fields,
    queryCode,
    shape,
  };
}

/** Encodes an error in the protocol's own form. */
export function encodeError(
  service: LoadedService,
  protocol: WireProtocol,
  error: WireError,
  requestId: string,
): WireResponse {
  if (protocol === "query" || protocol === "ec2") return xmlError(service, protocol, error, requestId);
  if (protocol === "cbor") return encodeCborError(error, requestId);
  const rest = protocol === "rest-json";
  const members =
    error.shape === undefined ? {} : plainJson(error.shape.structure, error.fields, { jsonNames: rest });
  const hasMessage = Object.keys(error.fields).some((name) => name.toLowerCase() === "message");
  const body = {
    ...(rest ? {} : { __type: error.code }),
    ...(members as object),
    ...(hasMessage ? {} : { message: error.message }),
  };
  const headers = rest
    ? { "content-type": "application/json", "x-amzn-requestid": requestId, "x-amzn-errortype": error.code }
    : jsonHeaders(service, requestId);
  const fault = error.fault === "server" ? "Receiver" : "Sender";
  if (service.wire.queryMode) headers["x-amzn-query-error"] = `${error.queryCode};${fault}`;
  return { status: error.status, headers, body: JSON.stringify(body) };
}

function xmlError(
  service: LoadedService,
  protocol: "query" | "ec2",
  error: WireError,
  requestId: string,
): WireResponse {
  const text = `<Code>${escapeXml(error.queryCode)}</Code><Message>${escapeXml(error.message)}</Message>`;
  if (protocol === "ec2") {
    const body = `<Response><Errors><Error>${text}</Error></Errors><RequestID>${requestId}</RequestID></Response>`;
    return xmlResponse(error.status, requestId, body);
  }
  const others = Object.fromEntries(
    Object.entries(error.fields).filter(([name]) => name.toLowerCase() !== "message"),
  );
  const members = error.shape === undefined ? "" : writeXml(error.shape.structure, others);
  const type = error.fault === "server" ? "Receiver" : "Sender";
  const open = `<ErrorResponse xmlns="${service.wire.query?.namespace ?? ""}">`;
  const body = `${open}<Error><Type>${type}</Type>${text}${members}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`;
  return xmlResponse(error.status, requestId, body);
}

import type { IncomingHttpHeaders } from "node:http";
import type { WireResponse } from "./encode.ts";
import { SerializationError } from "./errors.ts";
import { formatTimestamp, plainJson, readJson } from "./json.ts";
import type { RouteMatch } from "./routes.ts";
import type { Member, OperationShape, Shape } from "./shape.ts";

/** The parts of a REST request that members may be bound to. */
export interface RestRequest {
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

type Values = Record<string, unknown>;
const jsonNames = { jsonNames: true };

function readText(shape: Shape, text: string): unknown {
  switch (shape.kind) {
    case "boolean":
      if (text !== "true" && text !== "false")
        throw new SerializationError(`${text} can not be converted to a Boolean`);
      return text === "true";
    case "number":
      if (text === "" || Number.isNaN(Number(text)))
        throw new SerializationError(`${text} can not be converted to a Number`);
      return Number(text);
    case "timestamp": {
      const date = /^\d+(\.\d+)?$/.test(text) ? new Date(Number(text) * 1000) : new Date(text);
      if (Number.isNaN(date.getTime()))
        throw new SerializationError(`${text} can not be converted to a Timestamp`);
      return date;
    }
    case "list":
      return text.split(",").map((item) => readText(shape.item.shape, item.trim()));
    default:
      return text;
  }
}

function readQuery(member: Member, name: string, query: URLSearchParams): unknown {
  const texts = query.getAll(name);
  if (texts.length === 0) return undefined;
  const { shape } = member;
  if (shape.kind === "list") return texts.map((text) => readText(shape.item.shape, text));
  return readText(shape, texts[0] ?? "");
}

function readQueryMap(member: Member, query: URLSearchParams, taken: ReadonlySet<string>): Values {
  if (member.shape.kind !== "map") return {};
  const many = member.shape.value.shape.kind === "list";
  const names = [...new Set(query.keys())].filter((name) => !taken.has(name));
  return Object.fromEntries(names.map((name) => [name, many ? query.getAll(name) : query.get(name)]));
}

function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new SerializationError("The request body is not JSON.");
  }
}

/** Reads a REST-JSON input from the path, query string, headers and body. */
export function readRestInput({ operation, labels }: RouteMatch, request: RestRequest): Values {
  if (operation.input.kind !== "structure") return {};
  const { members } = operation.input;
  const payload = members.find((member) => member.traits.httpPayload === 1);
  const body = payload === undefined ? parseBody(request.body) : {};
  const result = readJson(operation.input, body, jsonNames) as Values;
  const taken = new Set(members.map((member) => String(member.traits.httpQuery ?? "")));
  for (const member of members) {
    const value = readBound(member, labels, request, taken);
    if (value !== undefined) result[member.name] = value;
  }
  if (payload !== undefined && request.body.length > 0)
    result[payload.name] = readPayload(payload.shape, request.body);
  return result;
}

function readPayload(shape: Shape, body: Buffer): unknown {
  if (shape.kind === "blob") return new Uint8Array(body);
  if (shape.kind === "string") return body.toString();
  return readJson(shape, parseBody(body), jsonNames);
}

function readBound(
  member: Member,
  labels: Values,
  request: RestRequest,
  taken: ReadonlySet<string>,
): unknown {
  const { httpLabel, httpQuery, httpHeader, httpPrefixHeaders, httpQueryParams } = member.traits;
  if (httpLabel === 1) return readText(member.shape, String(labels[member.name] ?? ""));
  if (typeof httpQuery === "string") return readQuery(member, httpQuery, request.query);
  if (httpQueryParams === 1) return readQueryMap(member, request.query, taken);
  if (typeof httpHeader === "string") {
    const text = request.headers[httpHeader.toLowerCase()];
    return typeof text === "string" ? readText(member.shape, text) : undefined;
  }
  if (typeof httpPrefixHeaders !== "string") return undefined;
  const prefix = httpPrefixHeaders.toLowerCase();
  const found = Object.entries(request.headers).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(found.map(([name, text]) => [name.slice(prefix.length), String(text)]));
}

function headerText(shape: Shape, value: unknown): string {
  if (shape.kind === "timestamp")
    return formatTimestamp(value as Date, shape.format === "default" ? "http-date" : shape.format);
  if (shape.kind === "list")
    return (value as unknown[]).map((item) => headerText(shape.item.shape, item)).join(", ");
  return String(value);
}

function bindHeader(member: Member, value: unknown, headers: Record<string, string>): boolean {
  const { httpHeader, httpPrefixHeaders } = member.traits;
  if (typeof httpHeader === "string") headers[httpHeader.toLowerCase()] = headerText(member.shape, value);
  if (typeof httpPrefixHeaders === "string") {
    for (const [name, text] of Object.entries(value as Values))
      headers[(httpPrefixHeaders + name).toLowerCase()] = String(text);
  }
  return typeof httpHeader === "string" || typeof httpPrefixHeaders === "string";
}

/** Writes a REST-JSON output to status, headers and body. */
export function writeRestOutput(
  operation: OperationShape,
  output: Readonly<Values>,
  requestId: string,
): WireResponse {
  const http = operation.traits.http as [method: string, path: string, status: number] | undefined;
  let status = http?.[2] ?? 200;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-amzn-requestid": requestId,
  };
  if (operation.output.kind !== "structure") return { status, headers, body: "{}" };
  const inBody: Values = {};
  let payload: string | Buffer | undefined;
  for (const member of operation.output.members) {
    const value = output[member.name];
    if (value === undefined || value === null) continue;
    if (member.traits.httpResponseCode === 1) status = Number(value);
    else if (member.traits.httpPayload === 1) payload = writePayload(member.shape, value);
    else if (!bindHeader(member, value, headers)) inBody[member.name] = value;
  }
  const body = payload ?? JSON.stringify(plainJson(operation.output, inBody, jsonNames));
  return { status, headers, body };
}

function writePayload(shape: Shape, value: unknown): string | Buffer {
  if (shape.kind === "blob") return Buffer.from(value as Uint8Array);
  return shape.kind === "string" ? String(value) : JSON.stringify(plainJson(shape, value, jsonNames));
}

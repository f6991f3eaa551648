import { SerializationError } from "./errors.ts";
import type { Shape, StructureShape, TimestampFormat } from "./shape.ts";

export interface JsonOptions {
  /** REST-JSON honours `jsonName`; the JSON RPC protocols do not. */
  readonly jsonNames: boolean;
}

type JsonObject = Record<string, unknown>;

function tokenOf(value: unknown): string {
  if (Array.isArray(value)) return "START_ARRAY";
  if (typeof value === "object") return "START_OBJECT";
  return typeof value === "boolean"
    ? `${String(value).toUpperCase()}_VALUE`
    : `${typeof value}_VALUE`.toUpperCase();
}

function refuse(value: unknown, wanted: string): never {
  throw new SerializationError(`${tokenOf(value)} can not be converted to ${wanted}`);
}

function readTimestamp(value: unknown): Date {
  const date =
    typeof value === "number"
      ? new Date(value * 1000)
      : typeof value === "string"
        ? new Date(value)
        : undefined;
  if (date === undefined || Number.isNaN(date.getTime())) refuse(value, "a Timestamp");
  return date;
}

function readBlob(value: unknown): Uint8Array {
  if (typeof value !== "string") refuse(value, "a Blob");
  return new Uint8Array(Buffer.from(value, "base64"));
}

function readNumber(value: unknown): number {
  if (typeof value === "number") return value;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  return refuse(value, "a Number");
}

function readStructure(shape: StructureShape, value: unknown, options: JsonOptions): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(value, shape.name);
  const source = value as JsonObject;
  const result: JsonObject = {};
  for (const member of shape.members) {
    const name = options.jsonNames ? String(member.traits.jsonName ?? member.name) : member.name;
    const item = source[name];
    if (item !== undefined && item !== null) result[member.name] = readJson(member.shape, item, options);
  }
  return result;
}

/** Reads parsed JSON by its shape, strictly: a value of another type is a SerializationException, never a guess. */
export function readJson(shape: Shape, value: unknown, options: JsonOptions): unknown {
  switch (shape.kind) {
    case "string":
      return typeof value === "string" ? value : refuse(value, "a String");
    case "number":
      return readNumber(value);
    case "boolean":
      return typeof value === "boolean" ? value : refuse(value, "a Boolean");
    case "structure":
      return readStructure(shape, value, options);
    case "list": {
      if (!Array.isArray(value)) return refuse(value, "a List");
      const items = shape.sparse ? value : value.filter((item) => item !== null);
      return items.map((item) => (item === null ? null : readJson(shape.item.shape, item, options)));
    }
    case "map": {
      if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(value, "a Map");
      const entries = Object.entries(value).filter(([, item]) => shape.sparse || item !== null);
      return Object.fromEntries(
        entries.map(([key, item]) => [
          key,
          item === null ? null : readJson(shape.value.shape, item, options),
        ]),
      );
    }
    case "timestamp":
      return readTimestamp(value);
    case "blob":
      return readBlob(value);
    case "bigInteger":
      return typeof value === "number" ? BigInt(value) : refuse(value, "a Number");
    case "unit":
      return {};
    default:
      return value;
  }
}

/** Timestamps in text forms; `default` depends on the protocol, so callers resolve it first. */
export function formatTimestamp(date: Date, format: Exclude<TimestampFormat, "default">): string {
  if (format === "http-date") return date.toUTCString();
  if (format === "date-time") return date.toISOString();
  return String(date.getTime() / 1000);
}

function plainTimestamp(date: Date, format: TimestampFormat): unknown {
  if (format === "default" || format === "epoch-seconds") return date.getTime() / 1000;
  return formatTimestamp(date, format);
}

function plainStructure(shape: StructureShape, value: JsonObject, options: JsonOptions): JsonObject {
  const result: JsonObject = {};
  for (const member of shape.members) {
    const item = value[member.name];
    if (item === undefined || item === null) continue;
    const name = options.jsonNames ? String(member.traits.jsonName ?? member.name) : member.name;
    result[name] = plainJson(member.shape, item, options);
  }
  return result;
}

function plainNumber(value: unknown): unknown {
  return Number.isFinite(value) ? value : String(value);
}

/** The JSON-safe form of an output: only modelled members, times and blobs in the protocol's form. */
export function plainJson(shape: Shape, value: unknown, options: JsonOptions): unknown {
  switch (shape.kind) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return plainNumber(value);
    case "structure":
      return plainStructure(shape, value as JsonObject, options);
    case "list": {
      const items: unknown[] = [];
      for (const item of value as unknown[]) {
        if (item !== null && item !== undefined) items.push(plainJson(shape.item.shape, item, options));
        else if (shape.sparse) items.push(null);
      }
      return items;
    }
    case "map": {
      const result: JsonObject = {};
      for (const [key, item] of Object.entries(value as JsonObject)) {
        if (item !== null && item !== undefined) result[key] = plainJson(shape.value.shape, item, options);
        else if (shape.sparse) result[key] = null;
      }
      return result;
    }
    case "timestamp":
      return plainTimestamp(value as Date, shape.format);
    case "blob":
      return Buffer.from(value as Uint8Array).toString("base64");
    case "bigInteger":
      return Number(value);
    case "unit":
      return {};
    default:
      return value;
  }
}

/**
 * Rewrites `constraints/*.json` from the API models that botocore ships (Apache-2.0), for the emulated operations:
 * `node lib/emulator/wire/extract-constraints.ts /usr/lib/python3/dist-packages/botocore`
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { emulatedServices } from "../services/index.ts";
import type { ConstraintFile, ShapeConstraint } from "./constraints.ts";

interface BotocoreShape {
  type: string;
  min?: number;
  max?: number;
  pattern?: string;
  enum?: string[];
  required?: string[];
  members?: Record<string, { shape: string }>;
  member?: { shape: string };
  key?: { shape: string };
  value?: { shape: string };
}
interface BotocoreModel {
  metadata: { apiVersion: string };
  operations: Record<string, { input?: { shape: string } }>;
  shapes: Record<string, BotocoreShape>;
}

const folders: Readonly<Record<string, string>> = {
  "config-service": "config",
  "cloudwatch-logs": "logs",
  "resource-groups-tagging-api": "resourcegroupstaggingapi",
  eventbridge: "events",
  "service-catalog": "servicecatalog",
};

/** Shapes that a service judges itself, to answer with an error of its own. */
const judged: Readonly<Record<string, readonly string[]>> = { cloudtrail: ["MaxResults"] };

function readModel(botocore: string, service: string): BotocoreModel {
  const folder = path.join(botocore, "data", folders[service] ?? service);
  const version = readdirSync(folder).sort().at(-1) ?? "";
  const file = path.join(folder, version, "service-2.json");
  const text = existsSync(file) ? readFileSync(file) : gunzipSync(readFileSync(`${file}.gz`));
  return JSON.parse(text.toString()) as BotocoreModel;
}

/** A pattern in JavaScript's dialect, or nothing when it says nothing or has no equal here. */
function convertPattern(pattern: string | undefined): string | undefined {
  if (pattern === undefined || /^\^?(\.|\[\\s\\S\])\*\$?$/.test(pattern)) return undefined;
  try {
    new RegExp(`^(?:${pattern})$`, "u");
    return pattern;
  } catch {
    return undefined;
  }
}

function compact(
  constraint: { [Name in keyof ShapeConstraint]: ShapeConstraint[Name] | undefined },
): ShapeConstraint {
  const kept = Object.entries(constraint).filter(
    ([, value]) => value !== undefined && !(typeof value === "object" && Object.keys(value).length === 0),
  );
  return Object.fromEntries(kept);
}

/** Collects a shape and those below it; true when any of them constrains anything. */
function collect(model: BotocoreModel, name: string, shapes: Map<string, ShapeConstraint>): boolean {
  const known = shapes.get(name);
  if (known !== undefined) return Object.keys(known).length > 0;
  const shape = model.shapes[name];
  if (shape === undefined) return false;
  shapes.set(name, {});
  const keep = (child: { shape: string } | undefined): string | undefined =>
    child !== undefined && collect(model, child.shape, shapes) ? child.shape : undefined;
  const members = Object.entries(shape.members ?? {}).flatMap(([member, child]) => {
    const kept = keep(child);
    return kept === undefined ? [] : [[member, kept] as const];
  });
  const constraint = compact({
    integer: shape.type === "integer" || shape.type === "long" ? true : undefined,
    min: shape.min === 0 ? undefined : shape.min,
    max: shape.max,
    pattern: convertPattern(shape.pattern),
    enum: shape.enum,
    required: shape.required,
    members: Object.fromEntries(members),
    item: keep(shape.member),
    key: keep(shape.key),
    value: keep(shape.value),
  });
  shapes.set(name, constraint);
  return Object.keys(constraint).length > 0;
}

function extract(botocore: string, service: string, operations: readonly string[]): ConstraintFile {
  const model = readModel(botocore, service);
  const shapes = new Map<string, ShapeConstraint>((judged[service] ?? []).map((name) => [name, {}]));
  const inputs = operations.map((operation) => {
    const input = model.operations[operation]?.input?.shape;
    if (input !== undefined) collect(model, input, shapes);
    return [operation, input ?? ""] as const;
  });
  const kept = [...shapes].filter(([, constraint]) => Object.keys(constraint).length > 0);
  return {
    source: `Constraints of ${service} ${model.metadata.apiVersion}, extracted from botocore's service-2.json. Copyright Amazon.com, Inc. or its affiliates. Licensed under the Apache License, Version 2.0.`,
    operations: Object.fromEntries(inputs),
    shapes: Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const botocore = process.argv[2] ?? "/usr/lib/python3/dist-packages/botocore";
for (const [service, handlers] of Object.entries(emulatedServices)) {
  const file = extract(botocore, service, Object.keys(handlers).sort());
  const target = path.join(import.meta.dirname, "constraints", `${service}.json`);
  writeFileSync(target, `${JSON.stringify(file, null, 1)}\n`);
  console.log(
    `${service}: ${Object.keys(file.operations).length} operations, ${Object.keys(file.shapes).length} shapes`,
  );
}

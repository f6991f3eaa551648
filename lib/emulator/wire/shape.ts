/** Traits of a Smithy schema as the SDK's generated packages carry them. */
export type Traits = Readonly<Record<string, unknown>>;

export type TimestampFormat = "default" | "date-time" | "http-date" | "epoch-seconds";

export interface ScalarShape {
  readonly kind: "string" | "boolean" | "number" | "bigInteger" | "bigDecimal" | "blob" | "document" | "unit";
}
export interface TimestampShape {
  readonly kind: "timestamp";
  readonly format: TimestampFormat;
}
export interface ListShape {
  readonly kind: "list";
  readonly sparse: boolean;
  readonly item: Member;
}
export interface MapShape {
  readonly kind: "map";
  readonly sparse: boolean;
  readonly key: Member;
  readonly value: Member;
}
export interface StructureShape {
  readonly kind: "structure";
  readonly union: boolean;
  readonly name: string;
  readonly traits: Traits;
  readonly members: readonly Member[];
  readonly required: readonly string[];
}
export type Shape = ScalarShape | TimestampShape | ListShape | MapShape | StructureShape;

/** A member of a structure, list or map: its target shape, its own traits, and those merged over the target's. */
export interface Member {
  readonly name: string;
  readonly shape: Shape;
  readonly memberTraits: Traits;
  readonly traits: Traits;
}

export interface OperationShape {
  readonly name: string;
  readonly traits: Traits;
  readonly input: Shape;
  readonly output: Shape;
}

export interface ErrorShape {
  readonly name: string;
  readonly traits: Traits;
  readonly structure: StructureShape;
}

const bitTraits = [
  "httpLabel",
  "idempotent",
  "idempotencyToken",
  "sensitive",
  "httpPayload",
  "httpResponseCode",
  "httpQueryParams",
];
const noTraits: Traits = {};
const scalars: Readonly<Record<number, Shape>> = {
  0: { kind: "string" },
  1: { kind: "number" },
  2: { kind: "boolean" },
  4: { kind: "timestamp", format: "default" },
  5: { kind: "timestamp", format: "date-time" },
  6: { kind: "timestamp", format: "http-date" },
  7: { kind: "timestamp", format: "epoch-seconds" },
  15: { kind: "document" },
  17: { kind: "bigInteger" },
  19: { kind: "bigDecimal" },
  21: { kind: "blob" },
  42: { kind: "blob" },
};
const cache = new WeakMap<readonly unknown[], Shape>();

function readTraits(value: unknown): Traits {
  if (typeof value === "object" && value !== null) return value as Traits;
  if (typeof value !== "number" || value === 0) return noTraits;
  return Object.fromEntries(bitTraits.filter((_, bit) => (value >> bit) & 1).map((trait) => [trait, 1]));
}

function deref(schema: unknown): unknown {
  return typeof schema === "function" ? deref(schema()) : schema;
}

/** The traits of the target itself, below any member's. */
function ownTraits(schema: unknown): Traits {
  return Array.isArray(schema) && schema.length > 2 ? readTraits(schema[3]) : noTraits;
}

function readMember(name: string, schema: unknown): Member {
  let memberTraits = noTraits;
  let target = deref(schema);
  while (Array.isArray(target) && target.length === 2) {
    memberTraits = { ...readTraits(target[1]), ...memberTraits };
    target = deref(target[0]);
  }
  return { name, shape: readShape(target), memberTraits, traits: { ...ownTraits(target), ...memberTraits } };
}

function simpleShape(schema: number): Shape {
  const scalar = scalars[schema];
  if (scalar !== undefined) return scalar;
  const inner = readMember(schema >= 128 ? "value" : "member", schema & 63);
  if (schema >= 128) return { kind: "map", sparse: false, key: readMember("key", 0), value: inner };
  return { kind: "list", sparse: false, item: inner };
}

/** Turns a schema of an `@aws-sdk/client-*` package into the shape the codecs walk. Recursive shapes are shared. */
export function readShape(schema: unknown): Shape {
  const target = deref(schema);
  if (target === "unit") return { kind: "unit" };
  if (typeof target === "number") return simpleShape(target);
  if (!Array.isArray(target)) throw new TypeError(`not a schema: ${String(target)}`);
  const known = cache.get(target);
  if (known !== undefined) return known;
  const traits = readTraits(target[3]);
  switch (target[0]) {
    case 0:
      return readShape(target[4]);
    case 1: {
      const list = { kind: "list" as const, sparse: traits.sparse === 1, item: {} as Member };
      cache.set(target, list);
      list.item = readMember("member", target[4]);
      return list;
    }
    case 2: {
      const map = {
        kind: "map" as const,
        sparse: traits.sparse === 1,
        key: {} as Member,
        value: {} as Member,
      };
      cache.set(target, map);
      map.key = readMember("key", target[4]);
      map.value = readMember("value", target[5]);
      return map;
    }
    default:
      return readStructure(target, traits);
  }
}

function readStructure(target: readonly unknown[], traits: Traits): StructureShape {
  const names = target[4] as string[];
  const schemas = target[5] as unknown[];
  const members: Member[] = [];
  const structure: StructureShape = {
    kind: "structure",
    union: target[0] === 4,
    name: String(target[2]),
    traits,
    members,
    required: names.slice(0, (target[6] as number | undefined) ?? 0),
  };
  cache.set(target, structure);
  names.forEach((name, index) => {
    members.push(readMember(name, schemas[index]));
  });
  return structure;
}

/** Every operation and modelled error that a client package exports, by name. Shapes are read on first use. */
export function readService(exports: Readonly<Record<string, unknown>>): {
  operations: ReadonlyMap<string, OperationShape>;
  errors: ReadonlyMap<string, ErrorShape>;
} {
  const operations = new Map<string, OperationShape>();
  const errors = new Map<string, ErrorShape>();
  for (const schema of Object.values(exports)) {
    if (!Array.isArray(schema)) continue;
    const [kind, , name, traits, input, output] = schema;
    if (kind === 9) operations.set(name, lazyOperation(name, readTraits(traits), input, output));
    if (kind === -3) errors.set(name, lazyError(name, readTraits(traits), schema));
  }
  return { operations, errors };
}

function lazyOperation(name: string, traits: Traits, input: unknown, output: unknown): OperationShape {
  return {
    name,
    traits,
    get input() {
      return readShape(input);
    },
    get output() {
      return readShape(output);
    },
  };
}

function lazyError(name: string, traits: Traits, schema: readonly unknown[]): ErrorShape {
  return {
    name,
    traits,
    get structure() {
      return readShape(schema) as StructureShape;
    },
  };
}

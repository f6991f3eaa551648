import { readFileSync } from "node:fs";
import path from "node:path";
import type { ConstraintFile, ShapeConstraint } from "./constraints.ts";
import { AwsError } from "./errors.ts";
import type { LoadedService, WireProtocol, WireService } from "./services.ts";
import type { OperationShape } from "./shape.ts";

/** One broken rule: where, which value, and AWS's words for the rule. */
interface Violation {
  path: string;
  value: string;
  rule: string;
  /** For EC2's own phrase. */
  bound: "low" | "high" | undefined;
}

interface Walk {
  shapes: ConstraintFile["shapes"];
  found: Violation[];
}

const files = new Map<string, ConstraintFile | undefined>();
const patterns = new Map<string, RegExp>();

/** The extract of a service; undefined for services without emulated operations. */
export function constraintsOf(wire: WireService): ConstraintFile | undefined {
  if (!files.has(wire.name)) files.set(wire.name, readFile(wire.name));
  return files.get(wire.name);
}

function readFile(name: string): ConstraintFile | undefined {
  try {
    const text = readFileSync(path.join(import.meta.dirname, "constraints", `${name}.json`), "utf8");
    return JSON.parse(text) as ConstraintFile;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(`^(?:${source})$`, "u");
  patterns.set(source, known);
  return known;
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function show(value: unknown): string {
  if (value === undefined) return "null";
  if (Array.isArray(value)) return `'[${value.map(String).join(", ")}]'`;
  return typeof value === "object" ? "'{}'" : `'${String(value)}'`;
}

function bounds(
  constraint: ShapeConstraint,
  value: unknown,
  report: (rule: string, bound: "low" | "high") => void,
): void {
  const { min, max } = constraint;
  const isNumber = typeof value === "number";
  const size = isNumber ? value : sizeOf(value);
  if (size === undefined) return;
  const word = isNumber ? "value" : "length";
  if (min !== undefined && size < min)
    report(`Member must have ${word} greater than or equal to ${min}`, "low");
  if (max !== undefined && size > max)
    report(`Member must have ${word} less than or equal to ${max}`, "high");
}

function sizeOf(value: unknown): number | undefined {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  if (value instanceof Uint8Array) return value.length;
  return typeof value === "object" && value !== null && !(value instanceof Date)
    ? Object.keys(value).length
    : undefined;
}

function check(walk: Walk, name: string, value: unknown, at: string): void {
  const constraint = walk.shapes[name];
  if (constraint === undefined || value === undefined || value === null) return;
  const report = (rule: string, bound?: "low" | "high"): void => {
    walk.found.push({ path: at, value: show(value), rule, bound });
  };
  bounds(constraint, value, report);
  if (constraint.integer && !Number.isSafeInteger(value)) report("Member must be an integer");
  if (typeof value === "string") checkText(constraint, value, report);
  else if (Array.isArray(value))
    for (const [index, item] of value.entries())
      checkItem(walk, constraint, item, `${at}.${index + 1}.member`);
  else if (typeof value === "object") checkObject(walk, constraint, value as Record<string, unknown>, at);
}

function checkItem(walk: Walk, { item }: ShapeConstraint, value: unknown, at: string): void {
  if (item !== undefined) check(walk, item, value, at);
}

function checkText(constraint: ShapeConstraint, value: string, report: (rule: string) => void): void {
  if (constraint.pattern !== undefined && !patternOf(constraint.pattern).test(value))
    report(`Member must satisfy regular expression pattern: ${constraint.pattern}`);
  if (constraint.enum !== undefined && !constraint.enum.includes(value))
    report(`Member must satisfy enum value set: [${constraint.enum.join(", ")}]`);
}

function checkObject(
  walk: Walk,
  constraint: ShapeConstraint,
  value: Record<string, unknown>,
  at: string,
): void {
  const under = (name: string): string => (at === "" ? camel(name) : `${at}.${camel(name)}`);
  for (const name of constraint.required ?? []) {
    if (value[name] === undefined)
      walk.found.push({
        path: under(name),
        value: "null",
        rule: "Member must not be null",
        bound: undefined,
      });
  }
  for (const [name, shape] of Object.entries(constraint.members ?? {}))
    check(walk, shape, value[name], under(name));
  if (constraint.key === undefined && constraint.value === undefined) return;
  for (const [key, item] of Object.entries(value)) {
    if (constraint.key !== undefined) check(walk, constraint.key, key, `${at}.key`);
    if (constraint.value !== undefined) check(walk, constraint.value, item, `${at}.${key}.member`);
  }
}

/** Refuses an input that breaks the service's model, with the code and in the words that the service uses. */
export function validate(
  service: LoadedService,
  operation: OperationShape,
  input: Readonly<Record<string, unknown>>,
  protocol: WireProtocol,
): void {
  const file = constraintsOf(service.wire);
  const shape = file?.operations[operation.name];
  if (file === undefined || shape === undefined) return;
  const walk: Walk = { shapes: file.shapes, found: [] };
  check(walk, shape, input, "");
  const [first] = walk.found;
  if (first === undefined) return;
  const { missing, validation } = service.wire.errors;
  const [code, status] = first.value === "null" ? missing : validation;
  throw new AwsError(code, protocol === "ec2" ? inEc2Words(first) : inCommonWords(walk.found), status);
}

function inCommonWords(found: readonly Violation[]): string {
  const errors = found.length === 1 ? "1 validation error" : `${found.length} validation errors`;
  const details = found.map(
    ({ path, value, rule }) => `Value ${value} at '${path}' failed to satisfy constraint: ${rule}`,
  );
  return `${errors} detected: ${details.join("; ")}`;
}

function inEc2Words({ path, value, rule, bound }: Violation): string {
  if (value === "null") return `The request must contain the parameter ${path}`;
  const shown = value.replaceAll("'", "");
  const limit = rule.split(" ").at(-1);
  if (bound === "low")
    return `Value ( ${shown} ) for parameter ${path} is invalid. Expecting a value greater than ${limit}.`;
  if (bound === "high")
    return `Value ( ${shown} ) for parameter ${path} is invalid. Expecting a value less than ${limit}.`;
  return `Invalid value '${shown}' for ${path}`;
}

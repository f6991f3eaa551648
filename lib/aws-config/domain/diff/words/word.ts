import type { ChangeWord, WordKind, WordTone } from "#lib/aws-config/contract/change-words.ts";
import { type Json, textAt } from "../../json.ts";
import { isRedacted } from "../../redaction.ts";
import type { ItemDiff } from "../types.ts";

/** Tells one side of what a resource is about; null or nothing where it has nothing to tell. */
export type Teller = (diff: ItemDiff) => ChangeWord[];

export function word(
  kind: WordKind,
  tone: WordTone,
  paths: readonly string[],
  values: ChangeWord["values"] = {},
): ChangeWord {
  return { kind, tone, values, paths };
}

const valueLengthMax = 120;

/**
 * A value inside a sentence: texts as they are, of a reason its message, the rest as JSON; cut where it would be no
 * sentence any more.
 */
export function shortValue(value: Json | undefined): string {
  const text =
    textAt(value, "message") ?? (typeof value === "string" ? value : JSON.stringify(value ?? null));
  if (isRedacted(value)) return "•••";
  return text.length > valueLengthMax ? `${text.slice(0, valueLengthMax - 1)}…` : text;
}

/** Members that came, went or differ between two maps. */
export function mapChanges<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): { added: [string, Value][]; removed: [string, Value][]; kept: [string, Value, Value][] } {
  const kept: [string, Value, Value][] = [];
  const added: [string, Value][] = [];
  for (const [key, value] of after) {
    const old = before.get(key);
    if (old === undefined) added.push([key, value]);
    else kept.push([key, old, value]);
  }
  return { added, removed: [...before].filter(([key]) => !after.has(key)), kept };
}

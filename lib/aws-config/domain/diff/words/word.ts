import type { Json } from "../../json.ts";
import { isRedacted } from "../../redaction.ts";
import type { ItemDiff } from "../types.ts";

/** Sentences that differences are told in; each has a message of this name in `awsConfig.diff.words`. */
export type WordKind =
  | "item_created"
  | "item_deleted"
  | "item_not_recorded"
  | "rule_opened"
  | "rule_closed"
  | "rule_described"
  | "tag_added"
  | "tag_removed"
  | "tag_changed"
  | "policy_added"
  | "policy_removed"
  | "statement_added"
  | "statement_removed"
  | "statement_gained"
  | "statement_lost"
  | "statement_condition"
  | "statement_effect"
  | "managed_policy_attached"
  | "managed_policy_detached"
  | "profile_attached"
  | "profile_detached"
  | "profile_changed"
  | "group_attached"
  | "group_detached"
  | "volume_attached"
  | "volume_detached"
  | "interface_attached"
  | "interface_detached"
  | "instance_attached"
  | "instance_detached"
  | "route_added"
  | "route_removed"
  | "route_changed"
  | "route_blackhole"
  | "variable_added"
  | "variable_removed"
  | "variable_changed"
  | "code_changed"
  | "relationship_added"
  | "relationship_removed"
  | "compliance_changed"
  | "property_on"
  | "property_off"
  | "property_set"
  | "property_unset"
  | "property_changed"
  | "property_hidden"
  | "element_added"
  | "element_removed"
  | "order_changed";

/** `critical`: opens something to everyone or takes a protection away. `ok`: closes or protects. */
export type WordTone = "critical" | "warning" | "ok" | "changed";

/** One sentence about what changed: its kind and what stands in it. The words around it are the reader's language. */
export interface ChangeWord {
  kind: WordKind;
  tone: WordTone;
  values: Readonly<Record<string, string | number | readonly string[]>>;
  /** The differences it tells: paths, or beginnings of paths, of `ItemDiff.root`. */
  paths: readonly string[];
}

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

/** A value inside a sentence: texts as they are, the rest as JSON, cut where it would be no sentence any more. */
export function shortValue(value: Json | undefined): string {
  const text = typeof value === "string" ? value : JSON.stringify(value ?? null);
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

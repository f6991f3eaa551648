import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { EventField } from "./event-fields.ts";

/** Members by which events are counted apart, as `event_shapes` has them. */
const levels = {
  kind: ["kind"],
  place: ["kind", "account", "region"],
  what: ["kind", "type", "actor", "tool", "source"],
  all: ["kind", "account", "region", "type", "actor", "tool", "source"],
} as const satisfies Record<string, readonly string[]>;
export type CountLevel = keyof typeof levels;

/** The coarsest counts that tell these fields apart; null where none do. */
export function levelOf(fields: Iterable<string>): CountLevel | null {
  const wanted = [...fields];
  const fits = (level: CountLevel) => {
    const members: readonly string[] = levels[level];
    return wanted.every((field) => members.includes(field));
  };
  return (["kind", "place", "what", "all"] as const).find(fits) ?? null;
}

/** The fields that the predicate asks about; plain words count as the field `text`. */
export function fieldsOf(predicate: Predicate<EventField>): string[] {
  if (predicate.kind === "text") return ["text"];
  if (predicate.kind === "not") return fieldsOf(predicate.item);
  return predicate.kind === "field" ? [predicate.field.key] : predicate.items.flatMap(fieldsOf);
}

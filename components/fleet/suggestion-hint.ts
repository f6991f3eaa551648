import type { Suggestion } from "#lib/fleet/contract/list.ts";
import { nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import type { NodeLabels } from "./use-node-labels.ts";

const openTerm = /([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)(?:!=|<=|>=|[:=<>])[^\s()]*$/;

/** What a suggestion means in the reader's words; undefined where the language's own word is all there is. */
export function suggestionHint(
  suggestion: Suggestion,
  filter: string,
  labels: NodeLabels,
): string | undefined {
  if (suggestion.kind === "field") {
    const field = nodeRegistry.find(suggestion.label);
    return field && labels.field(field.key);
  }
  if (suggestion.kind !== "value") return undefined;
  const name = openTerm.exec(filter.slice(0, suggestion.from))?.[1];
  const field = name === undefined ? undefined : nodeRegistry.find(name);
  return field && labels.value(field.key, suggestion.label);
}

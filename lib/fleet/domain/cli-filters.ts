import type { FilterNode, FilterTerm } from "#lib/core/domain/filter/ast.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import type { CliFilter } from "#lib/core/domain/shell-quote.ts";
import { nodeRegistry } from "./node-fields.ts";

/** Our field to the key of SSM's InstanceInformationStringFilter; others AWS cannot filter by. */
const keys: Readonly<Record<string, string>> = {
  id: "InstanceIds",
  ping: "PingStatus",
  platform: "PlatformTypes",
  agent: "AgentVersion",
  association: "AssociationStatus",
  type: "ResourceType",
  activation: "ActivationIds",
  role: "IamRole",
};

/** AWS compares these by case, the console does not. */
const spellings = [
  "Online",
  "ConnectionLost",
  "Inactive",
  "Windows",
  "Linux",
  "MacOS",
  "EC2Instance",
  "ManagedInstance",
  "Success",
  "Failed",
  "Pending",
];

/**
 * What of a filter the API can do itself, and the terms that it cannot, as written. A filter with a fault is all that it
 * cannot.
 */
export function cliFilters(text: string): { filters: CliFilter[]; rest: string[] } {
  const parsed = parseFilter(text, nodeRegistry);
  if (!parsed.ok) return { filters: [], rest: [text] };
  const filters: CliFilter[] = [];
  const rest: string[] = [];
  const items: readonly FilterNode[] =
    parsed.filter === null ? [] : parsed.filter.kind === "and" ? parsed.filter.items : [parsed.filter];
  for (const item of items) {
    const filter = item.kind === "term" ? cliFilter(item) : null;
    if (filter) filters.push(filter);
    else rest.push(text.slice(item.range.from, item.range.to).trim());
  }
  return { filters, rest };
}

function cliFilter(term: FilterTerm): CliFilter | null {
  const values = term.values.map((value) => value.text);
  const anyValue = term.values.length === 1 && term.values[0]?.quoted === false && values[0] === "*";
  if (term.field === "tag") {
    if (term.key === null) return null;
    if (anyValue) return { key: "tag-key", values: [term.key.text] };
    return term.operator === "=" && isPlain(term) ? { key: `tag:${term.key.text}`, values } : null;
  }
  const key = keys[term.field];
  // `agent:3.3` and `role:web` find more than the whole value, which is all that AWS compares.
  const whole =
    term.operator === "=" || (term.operator === ":" && term.field !== "agent" && term.field !== "role");
  if (key === undefined || !whole || !isPlain(term)) return null;
  return { key, values: values.map(spelled) };
}

function isPlain(term: FilterTerm): boolean {
  return term.values.every(
    (value) => value.quoted || !(value.text.includes("*") || value.text.toLowerCase() === "none"),
  );
}

function spelled(value: string): string {
  return spellings.find((known) => known.toLowerCase() === value.toLowerCase()) ?? value;
}

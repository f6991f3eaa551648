import { InvalidAggregatorException, type InventoryAggregator } from "@aws-sdk/client-ssm";
import { inventorySchemaOf } from "../../world/inventory/schemas.ts";
import type { WorldNode } from "../../world/types.ts";
import { inventoryTest, type ReadInventory } from "./inventory-filters.ts";

type Counted = Record<string, string>;

/** What one level adds to a node's group: one or more values under one name, none when the node has none. */
type Level = (node: WorldNode) => { name: string; values: readonly string[] };

const expressionLevel = (expression: string, read: ReadInventory): Level => {
  const dot = expression.lastIndexOf(".");
  const typeName = expression.slice(0, dot);
  const attribute = expression.slice(dot + 1);
  if (inventorySchemaOf(typeName)?.attributes.some(({ name }) => name === attribute) !== true) {
    const Message = `The aggregator expression ${expression} names no inventory attribute.`;
    throw new InvalidAggregatorException({ $metadata: {}, message: Message, Message });
  }
  return (node) => {
    const content = read(node, typeName)?.content ?? [];
    return { name: attribute, values: [...new Set(content.map((entry) => entry[attribute] ?? ""))] };
  };
};

const levelOf = (aggregator: InventoryAggregator, read: ReadInventory): Level => {
  const { Expression, Groups } = aggregator;
  if (Expression !== undefined) return expressionLevel(Expression, read);
  const groups = (Groups ?? []).map(({ Name, Filters }) => ({
    name: Name ?? "",
    test: inventoryTest(Filters, read),
  }));
  if (groups.length === 0) {
    const Message = "An aggregator needs an expression or groups.";
    throw new InvalidAggregatorException({ $metadata: {}, message: Message, Message });
  }
  return (node) => ({
    name: "Name",
    values: groups.map(({ name, test }) => `${name}\u0000${test(node)}`),
  });
};

/** The levels of each innermost aggregator, outermost first. */
const chains = (
  aggregator: InventoryAggregator,
  read: ReadInventory,
  outer: readonly Level[] = [],
): Level[][] => {
  const chain = [...outer, levelOf(aggregator, read)];
  const inner = aggregator.Aggregators ?? [];
  return inner.length === 0 ? [chain] : inner.flatMap((next) => chains(next, read, chain));
};

/** Groups give a pair of counts, matching and not, as AWS does. */
const labelled = (name: string, value: string): Counted => {
  const [group, matching] = value.split("\u0000");
  return matching === undefined ? { [name]: value } : { Name: group ?? "", Matching: matching };
};

const groupsOf = (node: WorldNode, levels: readonly Level[]): Counted[] =>
  levels.reduce<Counted[]>(
    (groups, level) => {
      const { name, values } = level(node);
      return groups.flatMap((group) => values.map((value) => ({ ...group, ...labelled(name, value) })));
    },
    [{}],
  );

const fold = (counts: ReadonlyMap<string, number>): Counted[] => {
  const rows = new Map<string, Counted>();
  for (const [key, count] of [...counts].sort()) {
    const { Matching, ...group }: Counted = JSON.parse(key);
    if (Matching === undefined) {
      rows.set(key, { ...group, Count: String(count) });
      continue;
    }
    const name = JSON.stringify(group);
    const known = rows.get(name) ?? { ...group, MatchingCount: "0", NonMatchingCount: "0" };
    rows.set(name, { ...known, [Matching === "true" ? "MatchingCount" : "NonMatchingCount"]: String(count) });
  }
  return [...rows.values()];
};

/** Counts of nodes per group, for every innermost aggregator in turn. */
export const aggregate = (
  nodes: Iterable<WorldNode>,
  aggregators: readonly InventoryAggregator[],
  read: ReadInventory,
): Counted[] => {
  const all = aggregators.flatMap((aggregator) => chains(aggregator, read));
  const counts = all.map(() => new Map<string, number>());
  for (const node of nodes) {
    for (const [index, levels] of all.entries()) {
      for (const group of groupsOf(node, levels)) {
        const key = JSON.stringify(group);
        counts[index]?.set(key, (counts[index].get(key) ?? 0) + 1);
      }
    }
  }
  return counts.flatMap(fold);
};

import { InvalidFilter, type InventoryFilter } from "@aws-sdk/client-ssm";
import { inventorySchemaOf } from "../../world/inventory/schemas.ts";
import type { WorldInventory, WorldNode } from "../../world/types.ts";
import { compareValues } from "./compare.ts";

type Entry = Readonly<Record<string, string>>;

/** One filter, resolved: which type and attribute, and the test of a value. */
interface EntryTest {
  typeName: string;
  test: (entry: Entry) => boolean;
  /** `Exists=false`: the node passes when no entry does. */
  inverse: boolean;
}

const invalid = (message: string): InvalidFilter => new InvalidFilter({ $metadata: {}, message });

/** `AWS:Application.Name` → type and attribute; throws InvalidFilter for a type or attribute that does not exist. */
const splitKey = (key: string, defaultType: string | undefined): { typeName: string; attribute: string } => {
  const dot = key.lastIndexOf(".");
  const typeName = dot < 0 ? defaultType : key.slice(0, dot);
  const attribute = key.slice(dot + 1);
  const schema = typeName === undefined ? undefined : inventorySchemaOf(typeName);
  if (typeName === undefined || schema === undefined)
    throw invalid(`The filter key ${key} names no inventory type.`);
  if (attribute !== "Exists" && !schema.attributes.some(({ name }) => name === attribute)) {
    throw invalid(`The inventory type ${typeName} has no attribute ${attribute}.`);
  }
  return { typeName, attribute };
};

const testOf = ({ Key, Values, Type }: InventoryFilter, defaultType: string | undefined): EntryTest => {
  const { typeName, attribute } = splitKey(Key ?? "", defaultType);
  const values = Values ?? [];
  if (Type === "Exists") {
    const inverse = values.includes("false");
    return { typeName, inverse, test: (entry) => attribute === "Exists" || (entry[attribute] ?? "") !== "" };
  }
  const passes = (value: string): boolean => {
    if (Type === "NotEqual") return !values.includes(value);
    if (Type === "BeginWith") return values.some((start) => value.startsWith(start));
    if (Type === "LessThan") return values.some((limit) => compareValues(value, limit) < 0);
    if (Type === "GreaterThan") return values.some((limit) => compareValues(value, limit) > 0);
    return values.includes(value);
  };
  return { typeName, inverse: false, test: (entry) => passes(entry[attribute] ?? "") };
};

/** Tests single entries, as ListInventoryEntries filters them. */
export const entryTest = (
  filters: readonly InventoryFilter[] | undefined,
  typeName: string,
): ((entry: Entry) => boolean) => {
  const tests = (filters ?? []).map((filter) => testOf(filter, typeName));
  return (entry) => tests.every(({ test, inverse }) => test(entry) !== inverse);
};

export type ReadInventory = (node: WorldNode, typeName: string) => WorldInventory | undefined;

/**
 * Tests whole nodes, as GetInventory filters them: filters on one type must hold in one and the same entry, so that name
 * and version of an application belong together.
 */
export const inventoryTest = (
  filters: readonly InventoryFilter[] | undefined,
  read: ReadInventory,
): ((node: WorldNode) => boolean) => {
  const byType = Map.groupBy(
    (filters ?? []).map((filter) => testOf(filter, undefined)),
    ({ typeName, inverse }) => `${inverse ? "!" : ""}${typeName}`,
  );
  const groups = [...byType.values()];
  return (node) =>
    groups.every((tests) => {
      const [first] = tests;
      if (first === undefined) return true;
      const content = read(node, first.typeName)?.content ?? [];
      return content.some((entry) => tests.every(({ test }) => test(entry))) !== first.inverse;
    });
};

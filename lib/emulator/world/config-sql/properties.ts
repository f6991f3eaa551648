import type { Property } from "./query.ts";
import { QueryError } from "./query-error.ts";

/** What `SELECT *` answers: the scalar properties of an item's top level. */
export const starProperties: readonly string[] = [
  "accountId",
  "awsRegion",
  "arn",
  "availabilityZone",
  "configurationItemCaptureTime",
  "resourceCreationTime",
  "resourceId",
  "resourceName",
  "resourceType",
  "version",
];

const scalars = new Set([...starProperties, "configurationItemStatus", "configurationStateId"]);

/** Lists of the top level, with the members that they have. */
const lists: Readonly<Record<string, readonly string[]>> = {
  tags: ["key", "value", "tag"],
  relationships: ["resourceId", "resourceName", "resourceType", "relationshipName"],
};

const documents = new Set(["configuration", "supplementaryConfiguration"]);

/** Reads the name of a property; throws QueryError for one that no configuration item has. */
export function propertyOf(name: string): Property {
  const path = [...name.matchAll(/"([^"]+)"|[^."]+/g)].map(([part, quoted]) => quoted ?? part);
  const [first = "", second, ...more] = path;
  const members = Object.hasOwn(lists, first) ? lists[first] : undefined;
  const known =
    documents.has(first) ||
    (scalars.has(first) && second === undefined) ||
    (members !== undefined && (second === undefined || (members.includes(second) && more.length === 0)));
  if (!known) throw new QueryError(`The property ${name} is not supported.`);
  return { name, path };
}

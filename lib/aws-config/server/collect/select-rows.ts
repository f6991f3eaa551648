import type { JsonObject } from "#lib/aws-config/domain/json.ts";
import { isObject } from "#lib/aws-config/domain/json.ts";
import { surroundingsOf } from "../adapter/to-item.ts";
import type { ListedResource, ListSlice } from "./resource-source.ts";

const columns = "resourceType, resourceId, configurationItemCaptureTime, tags, relationships";

/** So many types are named in one query; longer queries are refused. */
const typesMax = 40;

/** Advanced queries for a slice; `conditions` hold for all of them. */
export function selectExpressions(slice: ListSlice, conditions: readonly string[] = []): string[] {
  const since = slice.since === undefined ? [] : [`configurationItemCaptureTime >= '${slice.since}'`];
  const queryOf = (all: readonly string[]) =>
    `SELECT ${columns}${all.length === 0 ? "" : ` WHERE ${all.join(" AND ")}`}`;
  if (slice.types === undefined) return [queryOf([...conditions, ...since])];
  const queries: string[] = [];
  for (let from = 0; from < slice.types.length; from += typesMax) {
    const types = slice.types.slice(from, from + typesMax).map(quoted);
    queries.push(queryOf([...conditions, ...since, `resourceType IN (${types.join(", ")})`]));
  }
  return queries;
}

/** A text of the query language. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Rows of an answer, each a JSON object in a text. Those without a key or capture time are no resources. */
export function listedOf(results: readonly string[] | undefined): ListedResource[] {
  return (results ?? []).flatMap((text) => {
    const row: unknown = JSON.parse(text);
    if (!isJsonObject(row)) return [];
    const { resourceType, resourceId, configurationItemCaptureTime: captured } = row;
    if (typeof resourceType !== "string" || typeof resourceId !== "string" || typeof captured !== "string")
      return [];
    const capturedAt = new Date(captured).toISOString();
    return [{ resourceType, resourceId, capturedAt, surroundings: surroundingsOf(row) }];
  });
}

function isJsonObject(value: unknown): value is JsonObject {
  return isObject(value as JsonObject);
}

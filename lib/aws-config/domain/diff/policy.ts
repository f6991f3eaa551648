import { isArray, isObject, type Json, type JsonObject, text } from "../json.ts";

/** Whether a value is a policy of IAM's language: statements that allow or deny. */
export function isPolicy(value: Json | undefined): value is JsonObject {
  if (!isObject(value)) return false;
  const statements = isArray(value.Statement) ? value.Statement : [value.Statement];
  return statements.every((statement) => isObject(statement) && typeof statement.Effect === "string");
}

const lists = new Set(["Action", "NotAction", "Resource", "NotResource"]);

/**
 * A policy in one way of writing: one statement is a list of one, a single value a list of one, lists are sorted, the
 * service's name of an action is in lower case, and `"*"` as a principal is `{"AWS": "*"}`, which mean the same
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 */
export function canonicalPolicy(policy: JsonObject): JsonObject {
  const statements = isArray(policy.Statement) ? policy.Statement : [policy.Statement ?? null];
  return {
    ...policy,
    Statement: statements.map((each) => (isObject(each) ? canonicalStatement(each) : each)),
  };
}

function canonicalStatement(statement: JsonObject): JsonObject {
  return mapMembers(statement, (key, value) => {
    if (lists.has(key)) return sortedList(value, key.endsWith("Action") ? canonicalAction : (each) => each);
    if (key === "Principal" || key === "NotPrincipal") {
      return mapMembers(isObject(value) ? value : { AWS: value }, (_, inner) => sortedList(inner));
    }
    if (key !== "Condition" || !isObject(value)) return value;
    return mapMembers(value, (_, keys) =>
      isObject(keys) ? mapMembers(keys, (_key, each) => sortedList(each)) : keys,
    );
  });
}

function mapMembers(object: JsonObject, map: (key: string, value: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(key, value)]));
}

function sortedList(value: Json, map: (each: string) => string = (each) => each): Json {
  const texts = (isArray(value) ? value : [value]).map((each) => text(each));
  if (texts.some((each) => each === null)) return value;
  return [...new Set(texts.map((each) => map(each ?? "")))].sort();
}

function canonicalAction(action: string): string {
  const colon = action.indexOf(":");
  return colon < 0 ? action : action.slice(0, colon).toLowerCase() + action.slice(colon);
}

import { isArray, isObject, type Json } from "#lib/aws-config/domain/json.ts";
import { isSecret, redactionMark } from "#lib/aws-config/domain/redaction.ts";

const limits = { depth: 8, members: 40, elements: 20, text: 300, total: 4_000 };

/** Stands for a secret of a request: whether it changed is nobody's question, so that it needs no digest. */
const hidden = redactionMark("hidden");

/**
 * Request parameters as they may be stored: without secrets, without the service's wrapping of lists (`{"items": […]}`), and
 * cut to about 4,000 characters. Null when there are none, or when even the cut ones are too long.
 */
export function storedParameters(parameters: Json): Json {
  const kept = keep(parameters, [], 0);
  if (JSON.stringify(kept).length <= limits.total) return kept;
  return isObject(kept) ? keepSome(kept) : null;
}

/** Members in order as long as there is room; the names of the others remain. */
function keepSome(parameters: Readonly<Record<string, Json>>): Json {
  let room = limits.total;
  const members = Object.entries(parameters).map(([name, value]): [string, Json] => {
    const length = JSON.stringify(value).length;
    if (length > room) return [name, "…"];
    room -= length;
    return [name, value];
  });
  return Object.fromEntries(members);
}

function keep(value: Json, path: readonly string[], depth: number): Json {
  if (typeof value === "string")
    return value.length <= limits.text ? value : `${value.slice(0, limits.text)}…`;
  if (depth >= limits.depth && (isArray(value) || isObject(value))) return "…";
  if (isArray(value)) {
    const shown = value.slice(0, limits.elements).map((element) => keep(element, path, depth + 1));
    return value.length > shown.length ? [...shown, `+${value.length - shown.length}`] : shown;
  }
  if (!isObject(value)) return value;
  const members = Object.entries(value);
  const [only] = members;
  if (members.length === 1 && only?.[0] === "items" && isArray(only[1]))
    return keep(only[1], path, depth + 1);
  return Object.fromEntries(
    members.slice(0, limits.members).map(([name, member]) => {
      const below = [...path, name];
      return [name, member !== null && isSecret(below) ? hidden : keep(member, below, depth + 1)];
    }),
  );
}

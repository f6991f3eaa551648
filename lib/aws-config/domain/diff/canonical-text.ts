import { isArray, isObject, type Json } from "../json.ts";
import { identityOf } from "./identity.ts";

/** The same text for values that say the same: keys ordered, and arrays whose order means nothing too. */
export function canonicalText(value: Json, key = ""): string {
  if (isArray(value)) {
    const texts = value.map((element) => canonicalText(element));
    if (value.length > 1 && !identityOf(key, value).ordered) texts.sort();
    return `[${texts.join()}]`;
  }
  if (isObject(value)) {
    const members = Object.keys(value)
      .sort()
      .flatMap((name) => {
        const inner = value[name];
        return inner === undefined ? [] : [`${JSON.stringify(name)}:${canonicalText(inner, name)}`];
      });
    return `{${members.join()}}`;
  }
  return JSON.stringify(value);
}

import { createHmac } from "node:crypto";
import { isArray, isObject, type Json } from "#lib/aws-config/domain/json.ts";
import { isRedacted, isSecret, redactionMark } from "#lib/aws-config/domain/redaction.ts";

/** Documents in documents: deeper ones stay texts. */
const depthMax = 4;
const digestLength = 16;

/**
 * A configuration without its secrets: each is replaced by a mark that differs when the secret does, also within documents
 * that stand as text. What is under a secret's name is secret as a whole. `salt` keeps anyone from guessing by digest.
 */
export function redactSecrets(value: Json, salt: string): Json {
  return redact(value, [], false, 0, salt);
}

function redact(value: Json, path: readonly string[], secret: boolean, depth: number, salt: string): Json {
  if (typeof value === "string") {
    if (secret) return value === "" || isRedacted(value) ? value : redactionMark(digest(value, salt));
    return depth < depthMax ? redactDocument(value, path, depth, salt) : value;
  }
  if (typeof value === "number") return secret ? redactionMark(digest(String(value), salt)) : value;
  if (isArray(value)) return value.map((element) => redact(element, path, secret, depth, salt));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const below = [...path, key];
      return [key, redact(member, below, secret || isSecret(below), depth, salt)];
    }),
  );
}

/** A text that holds a document is written anew only when something in it was a secret. */
function redactDocument(text: string, path: readonly string[], depth: number, salt: string): string {
  const encoded = /^%7b|^%5b/i.test(text);
  if (!encoded && !/^\s*[{[]/.test(text)) return text;
  try {
    const parsed: Json = JSON.parse(encoded ? decodeURIComponent(text) : text);
    const clean = JSON.stringify(redact(parsed, path, false, depth + 1, salt));
    if (clean === JSON.stringify(parsed)) return text;
    return encoded ? encodeURIComponent(clean) : clean;
  } catch {
    return text;
  }
}

function digest(secret: string, salt: string): string {
  return createHmac("sha256", salt).update(secret).digest("hex").slice(0, digestLength);
}

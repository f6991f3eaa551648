import type { Json } from "./json.ts";

const mark = /^\[redacted:([\w-]+)\]$/;

/** What stands for a secret value: `digest` differs when the secret does and tells nothing else about it. */
export function redactionMark(digest: string): string {
  return `[redacted:${digest}]`;
}

/** Whether a value is the mark that stands for a secret. */
export function isRedacted(value: Json | undefined): boolean {
  return typeof value === "string" && mark.test(value);
}

const secret =
  /(password|passwd|passphrase|secret|token|private_?key|credentials?|api_?key|connection_?string|user_?data)(string|value|plaintext)?$/i;
const keysMax = 5000;
const harmless = /^(http|next|max|client|force).*tokens?$/i;

/**
 * Whether the text under the last of `path` is a secret; `path` are the keys from the top. Environment variables count as
 * secrets whatever their names; names and ARNs of secrets (`secretArn`) do not.
 */
export function isSecret(path: readonly string[]): boolean {
  const [key = "", parent = "", above = ""] = [path.at(-1), path.at(-2), path.at(-3)];
  if (isWord(parent, "variables") && isWord(above, "environment")) return true;
  if (isWord(parent, "environment") && isWord(key, "value")) return true;
  return isSecretKey(key);
}

const known = new Map<string, boolean>();

// Items have few different keys and many members.
function isSecretKey(key: string): boolean {
  let answer = known.get(key);
  if (answer === undefined) {
    answer = secret.test(key) && !harmless.test(key);
    if (known.size < keysMax) known.set(key, answer);
  }
  return answer;
}

const isWord = (key: string, word: string): boolean =>
  key.length === word.length && key.toLowerCase() === word;

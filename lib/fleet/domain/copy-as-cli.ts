import { type CliFilter, filterWords, shellComment, shellQuote } from "#lib/core/domain/shell-quote.ts";

/** One account-Region to ask, with the nodes to name; `nodeIds` is absent when the filters say which nodes. */
export interface CliScope {
  accountId: string;
  accountName: string | null;
  region: string;
  nodeIds?: readonly string[];
}

export interface CopyAsCliInput {
  scopes: readonly CliScope[];
  filters: readonly CliFilter[];
  /** Comment lines, in the reader's language: what to know about profiles and what AWS's filters cannot say. */
  notes: readonly string[];
}

/** AWS accepts at most this many values in one filter. */
const filterValuesMax = 100;

/**
 * The `aws` commands that list the same managed nodes: one per account-Region, because the API answers for one.
 * https://docs.aws.amazon.com/cli/latest/reference/ssm/describe-instance-information.html
 */
export function copyAsCli({ scopes, filters, notes }: CopyAsCliInput): string {
  const lines = notes.map(shellComment);
  for (const scope of scopes) {
    const name = scope.accountName ? ` (${scope.accountName})` : "";
    lines.push("", shellComment(`${scope.accountId}${name} · ${scope.region}`));
    for (const nodeIds of chunks(scope.nodeIds)) {
      lines.push(command(scope, nodeIds ? [{ key: "InstanceIds", values: nodeIds }, ...filters] : filters));
    }
  }
  return `${lines.join("\n").trim()}\n`;
}

function command(scope: CliScope, filters: readonly CliFilter[]): string {
  const words = ["aws", "ssm", "describe-instance-information"];
  words.push("--profile", shellQuote(scope.accountId), "--region", shellQuote(scope.region));
  if (filters.length > 0) words.push("--filters", ...filterWords(filters));
  return words.join(" ");
}

function chunks(ids: readonly string[] | undefined): (readonly string[] | null)[] {
  if (!ids) return [null];
  const result: string[][] = [];
  for (let from = 0; from < ids.length; from += filterValuesMax) {
    result.push(ids.slice(from, from + filterValuesMax));
  }
  return result;
}

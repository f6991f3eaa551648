import type { FilterNode } from "#lib/core/domain/filter/ast.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import { type CliFilter, filterWords, shellComment, shellQuote } from "#lib/core/domain/shell-quote.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";
import { patchRegistry } from "./patch-fields.ts";

/** An account-Region, which is what AWS's API answers for. */
export interface CliPlace {
  accountId: string;
  region: string;
}

/**
 * The commands that ask for what one node has and lacks, and for the operation that the numbers come from.
 * https://docs.aws.amazon.com/cli/latest/reference/ssm/describe-instance-patches.html
 */
export function nodePatchCommands(node: CliPlace & { nodeId: string }): string {
  const id = shellQuote(node.nodeId);
  return lines([
    command(node, "describe-instance-patches", ["--instance-id", id]),
    command(node, "describe-instance-patch-states", ["--instance-ids", id]),
  ]);
}

/** The commands that find one patch in AWS's catalogue and on the nodes of each place that reports it. */
export function patchCommands(
  { kbId, title }: Pick<PatchRow, "kbId" | "title">,
  places: readonly CliPlace[],
): string {
  const [first] = places;
  if (first === undefined) return "";
  return lines([
    ...(/^KB\d+$/i.test(kbId)
      ? [shellComment(title), command(first, "describe-available-patches", filters([id("PATCH_ID", kbId)]))]
      : []),
    ...places.flatMap((place) => onEveryNode(place, [id("KBId", kbId)])),
  ]);
}

/** The commands that ask every node of the places for its patches. `notes` become comment lines. */
export function patchListCommands(
  places: readonly CliPlace[],
  asked: readonly CliFilter[],
  notes: readonly string[],
): string {
  return lines([...notes.map(shellComment), ...places.flatMap((place) => onEveryNode(place, asked))]);
}

/**
 * What of the list's filter DescribeInstancePatches takes: the whole KB id. Its severities are the vendors' words, and its
 * classifications differ by platform, so that neither is passed on. `isWhole` is false where it is not all of the filter.
 */
export function cliFiltersOf(text: string): { filters: CliFilter[]; isWhole: boolean } {
  const parsed = parseFilter(text, patchRegistry);
  if (!parsed.ok) return { filters: [], isWhole: false };
  if (parsed.filter === null) return { filters: [], isWhole: true };
  const terms = parsed.filter.kind === "and" ? parsed.filter.items : [parsed.filter];
  const filters = terms.flatMap((term) => kbFilter(term) ?? []);
  return { filters: filters.slice(0, 1), isWhole: terms.length === 1 && filters.length === 1 };
}

/** AWS compares KB ids by case, and whole. */
function kbFilter(term: FilterNode): CliFilter | null {
  if (term.kind !== "term" || term.field !== "kb" || term.operator !== "=") return null;
  const isPlain = term.values.every(({ text, quoted }) => quoted || !(text.includes("*") || text === "none"));
  return isPlain ? { key: "KBId", values: term.values.map(({ text }) => text) } : null;
}

const lines = (all: readonly string[]): string => `${all.join("\n").trim()}\n`;
const id = (key: string, value: string): CliFilter => ({ key, values: [value] });
const filters = (all: readonly CliFilter[]): string[] =>
  all.length === 0 ? [] : ["--filters", ...filterWords(all)];

function command({ accountId, region }: CliPlace, operation: string, words: readonly string[]): string {
  const place = ["--profile", shellQuote(accountId), "--region", shellQuote(region)];
  return ["aws", "ssm", operation, ...place, ...words].join(" ");
}

/** Patches are asked for node by node: Systems Manager has no operation from a patch to its nodes. */
function onEveryNode(place: CliPlace, asked: readonly CliFilter[]): string[] {
  const nodes = command(place, "describe-instance-information", [
    "--query",
    "'InstanceInformationList[].InstanceId'",
    "--output",
    "text",
  ]);
  return [
    "",
    shellComment(`${place.accountId} · ${place.region}`),
    `for node in $(${nodes}); do`,
    `  ${command(place, "describe-instance-patches", ["--instance-id", '"$node"', ...filters(asked)])}`,
    "done",
  ];
}

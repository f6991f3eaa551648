import type { FilterNode, FilterTerm, FilterValue } from "#lib/core/domain/filter/ast.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import { shellComment, shellQuote } from "#lib/core/domain/shell-quote.ts";
import { resourceRegistry } from "../resource-fields.ts";

/** An account-Region, which is what a query of AWS Config answers for. */
export interface CliPlace {
  accountId: string;
  region: string;
}

/** Our fields to the properties of AWS Config's queries; others its queries cannot ask for, or not in the same sense. */
const properties: Readonly<Record<string, string>> = {
  type: "resourceType",
  id: "resourceId",
  status: "configurationItemStatus",
  account: "accountId",
  region: "awsRegion",
  zone: "availabilityZone",
  arn: "arn",
  name: "resourceName",
  has: "relationships.resourceType",
  related: "relationships.resourceId",
};

const shown = "resourceId, resourceName, resourceType, configurationItemCaptureTime, tags";

/**
 * What of a filter an advanced query can ask for, as its WHERE clause, and the terms that it cannot, as written. A filter
 * with a fault is all that it cannot.
 */
export function selectExpression(
  filter: string,
  tag: string | null,
): { expression: string; rest: string[]; namesTypes: boolean } {
  const parsed = parseFilter(filter, resourceRegistry);
  if (!parsed.ok) return { expression: `SELECT ${shown}`, rest: [filter], namesTypes: false };
  const node = parsed.filter;
  const items: readonly FilterNode[] = node === null ? [] : node.kind === "and" ? node.items : [node];
  const conditions: string[] = [];
  const rest: string[] = [];
  for (const item of items) {
    const condition = item.kind === "term" ? conditionOf(item) : null;
    if (condition === null) rest.push(filter.slice(item.range.from, item.range.to).trim());
    // That a deleted resource is not found needs no condition: queries answer for what is there.
    else if (condition !== "") conditions.push(condition);
  }
  if (tag !== null)
    conditions.push(tag.includes("=") ? `tags.tag = ${quoted(tag)}` : `tags.key = ${quoted(tag)}`);
  return {
    expression: `SELECT ${shown}${conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`}`,
    rest,
    namesTypes: items.some((item) => item.kind === "term" && item.field === "type" && item.operator !== "!="),
  };
}

/**
 * The commands that put one query to each place. `notes` become comment lines.
 * https://docs.aws.amazon.com/cli/latest/reference/configservice/select-resource-config.html
 */
export function selectCommands(
  places: readonly CliPlace[],
  expression: string,
  notes: readonly string[],
): string {
  const commands = places.map((place) =>
    [
      "aws configservice select-resource-config",
      placeWords(place),
      "--expression",
      shellQuote(expression),
    ].join(" "),
  );
  return `${[...notes.map(shellComment), ...commands].join("\n")}\n`;
}

/**
 * The command that asks for one resource's configuration items, newest first; by a moment, of those up to then.
 * https://docs.aws.amazon.com/cli/latest/reference/configservice/get-resource-config-history.html
 */
export function historyCommand(
  resource: CliPlace & { resourceType: string; resourceId: string },
  asOf: string | null,
): string {
  const words = [
    "aws configservice get-resource-config-history",
    placeWords(resource),
    "--resource-type",
    shellQuote(resource.resourceType),
    "--resource-id",
    shellQuote(resource.resourceId),
    ...(asOf === null ? [] : ["--later-time", shellQuote(asOf)]),
  ];
  return `${words.join(" ")}\n`;
}

const placeWords = ({ accountId, region }: CliPlace): string =>
  `--profile ${shellQuote(accountId)} --region ${shellQuote(region)}`;

function conditionOf(term: FilterTerm): string | null {
  if (term.field === "deleted") return term.operator !== "!=" && isNo(term) ? "" : null;
  if (term.field === "tag") return tagCondition(term);
  const property = properties[term.field];
  // `name:web` finds parts of names, too, which a query does not.
  const isWhole =
    term.operator === "=" || (term.operator === ":" && term.field !== "name" && term.field !== "arn");
  if (property === undefined || !isWhole || !term.values.every(isPlain)) return null;
  return oneOf(
    property,
    term.values.map(({ text }) => text),
  );
}

function tagCondition({ key, operator, values }: FilterTerm): string | null {
  if (key === null) return null;
  const [first] = values;
  if (values.length === 1 && first !== undefined && !first.quoted && first.text === "*")
    return `tags.key = ${quoted(key.text)}`;
  if (operator !== "=" || !values.every(isPlain)) return null;
  // Key and value of one tag: two conditions would be met by two tags.
  return oneOf(
    "tags.tag",
    values.map(({ text }) => `${key.text}=${text}`),
  );
}

const isNo = ({ values }: FilterTerm): boolean =>
  values.length > 0 && values.every(({ text }) => /^(no|false|0)$/i.test(text));

/** A whole value: nothing in it stands for something else. */
const isPlain = ({ text, quoted: isQuoted }: FilterValue): boolean =>
  isQuoted || !(text.includes("*") || text.toLowerCase() === "none");

function oneOf(property: string, values: readonly string[]): string {
  const [first = "", ...others] = values.map(quoted);
  return others.length === 0 ? `${property} = ${first}` : `${property} IN (${[first, ...others].join(", ")})`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

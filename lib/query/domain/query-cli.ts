import { shellComment, shellQuote } from "#lib/core/domain/shell-quote.ts";

export interface QueryCliInput {
  text: string;
  /** `accountId:region:name`; null asks each account-Region by itself. */
  aggregator: string | null;
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  /** A comment line, in the reader's language: what to know about profiles. */
  note: string;
}

/** Commands that are written out, at most; more are one, to be repeated. */
const commandsMax = 20;

/**
 * The `aws` commands that ask the same; one for each account-Region that the scope names, because the API answers for one.
 * https://docs.aws.amazon.com/cli/latest/reference/configservice/select-resource-config.html
 */
export function queryCli({ text, aggregator, accounts, regions, note }: QueryCliInput): string {
  const expression = ["--expression", shellQuote(text.trim())];
  if (aggregator !== null) {
    const [account = "", region = "", name = ""] = aggregator.split(":");
    const command = ["aws configservice select-aggregate-resource-config", ...placeWords(account, region)];
    return lines(note, [[...command, "--configuration-aggregator-name", shellQuote(name), ...expression]]);
  }
  const places = (accounts ?? [null]).flatMap((account) =>
    (regions ?? [null]).map((region) => placeWords(account, region)),
  );
  const asked = places.length > commandsMax ? [[]] : places;
  return lines(
    note,
    asked.map((place) => ["aws configservice select-resource-config", ...place, ...expression]),
  );
}

function placeWords(account: string | null, region: string | null): string[] {
  return [
    ...(account === null ? [] : ["--profile", shellQuote(account)]),
    ...(region === null ? [] : ["--region", shellQuote(region)]),
  ];
}

const lines = (note: string, commands: readonly string[][]): string =>
  `${[shellComment(note), ...commands.map((words) => words.join(" "))].join("\n")}\n`;

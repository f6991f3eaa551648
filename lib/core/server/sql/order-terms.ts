import { AppError } from "#lib/core/contract/errors.ts";

/**
 * `-started,name` as terms of an ORDER BY, unknown values last either way. `sorts` has the SQL of each key.
 * @throws {AppError} `bad_request` for a key that is not among them; `what` begins the message: "Runs".
 */
export function orderTerms(sort: string, sorts: Readonly<Record<string, string>>, what: string): string[] {
  return sort
    .split(",")
    .filter((term) => term !== "")
    .map((term) => {
      const name = term.replace(/^-/, "");
      const column = Object.hasOwn(sorts, name) ? sorts[name] : undefined;
      if (column === undefined)
        throw new AppError("bad_request", `${what} are not sorted by "${name.slice(0, 60)}".`);
      return `${column} ${term.startsWith("-") ? "desc" : "asc"} nulls last`;
    });
}

import { type ComplianceStringFilter, InvalidFilter } from "@aws-sdk/client-ssm";
import { compareValues } from "./compare.ts";

/** What a filter reads from a row, by AWS's key; dates as ISO 8601, so that they order as text. */
export type ComplianceReaders<Row> = Readonly<Record<string, (row: Row) => string>>;

const testOf = <Row>(
  filter: ComplianceStringFilter,
  readers: ComplianceReaders<Row>,
): ((row: Row) => boolean) => {
  const key = filter.Key ?? "";
  const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
  if (read === undefined)
    throw new InvalidFilter({ $metadata: {}, message: `The filter key ${key} is not valid.` });
  const values = filter.Values ?? [];
  return (row) => {
    const value = read(row);
    switch (filter.Type) {
      case "NOT_EQUAL":
        return !values.includes(value);
      case "BEGIN_WITH":
        return values.some((start) => value.startsWith(start));
      case "LESS_THAN":
        return values.some((limit) => compareValues(value, limit) < 0);
      case "GREATER_THAN":
        return values.some((limit) => compareValues(value, limit) > 0);
      default:
        return values.includes(value);
    }
  };
};

/** True for rows that pass every filter. */
export const complianceTest = <Row>(
  filters: readonly ComplianceStringFilter[] | undefined,
  readers: ComplianceReaders<Row>,
): ((row: Row) => boolean) => {
  const tests = (filters ?? []).map((filter) => testOf(filter, readers));
  return (row) => tests.every((test) => test(row));
};

/** AWS writes times in filters to the second. */
export const filterTime = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

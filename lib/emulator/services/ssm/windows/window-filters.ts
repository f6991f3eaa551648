import { AwsError } from "../../../wire/errors.ts";

interface Filter {
  Key?: string | undefined;
  Values?: string[] | undefined;
}

/** Whether a row passes a filter with these values. */
export type FilterTest<Row> = (row: Row, values: readonly string[]) => boolean;

/** A time in a filter, in milliseconds. */
export const filterTimeOf = (values: readonly string[]): number => {
  const time = Date.parse(values[0] ?? "");
  if (Number.isNaN(time)) throw new AwsError("ValidationException", `Invalid date: ${values[0] ?? ""}`);
  return time;
};

/** True for rows that pass every filter; a key that the operation does not know is refused. */
export const windowTest = <Row>(
  filters: readonly Filter[] | undefined,
  tests: Readonly<Record<string, FilterTest<Row>>>,
): ((row: Row) => boolean) => {
  const wanted = (filters ?? []).map(({ Key = "", Values = [] }) => {
    const test = Object.hasOwn(tests, Key) ? tests[Key] : undefined;
    if (test === undefined) {
      const known = Object.keys(tests).join(", ");
      throw new AwsError("ValidationException", `Invalid filter key ${Key}. Valid keys: ${known}`);
    }
    return { test, Values };
  });
  return (row) => wanted.every(({ test, Values }) => test(row, Values));
};

/** What the filters of running tasks and invocations know. */
export const statusTests: Readonly<Record<string, FilterTest<{ status: string }>>> = {
  STATUS: ({ status }, values) => values.includes(status),
};

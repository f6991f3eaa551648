import type { PatchOrchestratorFilter } from "@aws-sdk/client-ssm";

/** What a filter reads from a row, by AWS's key. */
export type PatchReaders<Row> = Readonly<Record<string, (row: Row) => readonly string[]>>;

/** True for rows that pass every filter: one of its values. `refuse` throws the operation's error for an unknown key. */
export const orchestratorTest = <Row>(
  filters: readonly PatchOrchestratorFilter[] | undefined,
  readers: PatchReaders<Row>,
  refuse: (key: string) => never,
): ((row: Row) => boolean) => {
  const tests = (filters ?? []).map(({ Key = "", Values = [] }) => {
    const read = Object.hasOwn(readers, Key) ? readers[Key] : undefined;
    if (read === undefined) return refuse(Key);
    // A prefix is asked for by the key's own name.
    return Key === "NAME_PREFIX"
      ? (row: Row) => read(row).some((name) => Values.some((start) => name.startsWith(start)))
      : (row: Row) => Values.includes("*") || read(row).some((value) => Values.includes(value));
  });
  return (row) => tests.every((test) => test(row));
};

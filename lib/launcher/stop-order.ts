import type { Program } from "./supervised.ts";

/** Milliseconds that each half of the shutdown may take; together with the force after them they stay below 5 s. */
const PROGRAMS_MS = 2000;
const DATABASE_MS = 1800;

/** Ends what reads and writes the database first, then the database, so that nothing is cut off while it writes. */
export async function stopOrder(programs: readonly Program[]): Promise<void> {
  const [databases, others] = [
    programs.filter((program) => program.name === "postgresql"),
    programs.filter((program) => program.name !== "postgresql"),
  ];
  await Promise.all(others.map((program) => program.stop(PROGRAMS_MS)));
  await Promise.all(databases.map((program) => program.stop(DATABASE_MS)));
}

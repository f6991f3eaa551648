import { readFile } from "node:fs/promises";
import path from "node:path";

/** The most lines a file of each kind may have; the first pattern that fits counts. */
const budgets: readonly { kind: string; pattern: RegExp; lines: number }[] = [
  { kind: "test", pattern: /(\.test\.tsx?|^e2e\/.*\.ts|\/testing\/.*\.tsx?)$/, lines: 500 },
  { kind: "page", pattern: /^app\/.*\/page\.tsx$|^app\/page\.tsx$/, lines: 60 },
  { kind: "route", pattern: /^app\/.*\/route\.ts$/, lines: 40 },
  { kind: "source", pattern: /\.(ts|tsx|mjs|css)$/, lines: 250 },
];

/** One line for each file that is longer than its kind may be. */
export async function oversizedFiles(root: string, files: readonly string[]): Promise<string[]> {
  const problems = await Promise.all(
    files.map(async (file) => {
      const budget = budgets.find(({ pattern }) => pattern.test(file));
      if (!budget) return [];
      const lines = (await readFile(path.join(root, file), "utf8")).split("\n").length - 1;
      return lines > budget.lines
        ? [`${file}: ${lines} lines, a ${budget.kind} may have ${budget.lines}`]
        : [];
    }),
  );
  return problems.flat();
}

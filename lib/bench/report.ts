/** One measured figure, with its budget where there is one. */
export interface Figure {
  name: string;
  value: number;
  unit: "ms" | "s" | "MB" | "kB" | "×" | "%" | "calls" | "errors" | "rows" | "requests/s" | "";
  /** The most it may be; absent for figures that explain others. */
  budget?: number;
}

/** Figures of one benchmark. */
export interface BenchResult {
  bench: string;
  figures: Figure[];
}

export function overBudget(figure: Figure): boolean {
  return figure.budget !== undefined && figure.value > figure.budget;
}

/** Figures beside their budgets, as a table for people. */
export function table(results: readonly BenchResult[]): string {
  const rows = results.flatMap(({ bench, figures }) =>
    figures.map((figure) => [
      bench,
      figure.name,
      `${number(figure.value)} ${figure.unit}`.trim(),
      figure.budget === undefined ? "" : `≤ ${number(figure.budget)} ${figure.unit}`.trim(),
      figure.budget === undefined ? "" : overBudget(figure) ? "OVER" : "ok",
    ]),
  );
  const lines = [["bench", "figure", "measured", "budget", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 2 || column === 3
            ? cell.padStart(widths[column] ?? 0)
            : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function number(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (value < 0.1) return value.toFixed(4);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

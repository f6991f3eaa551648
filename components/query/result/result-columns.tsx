import Link from "next/link";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import type { ResultColumn } from "#lib/query/contract/read-model.ts";
import { isNumeric, isStructured } from "#lib/query/domain/result-file.ts";
import { rowLinks } from "#lib/query/domain/row-links.ts";

/** A row of a result with its place in the answer, which names it. */
export interface ResultRow {
  place: number;
  cells: readonly (string | null)[];
}

const sampleRows = 50;
const characterPx = 7.8;

/** Columns of the table, wide enough for what most of their first values need; `scope` is kept across links. */
export function resultColumns(
  columns: readonly ResultColumn[],
  rows: readonly ResultRow[],
  scope: string,
): LocalColumn<ResultRow>[] {
  const linksOf = rowLinks(columns, scope);
  return columns.map(({ name, type }, index) => {
    const text = (row: ResultRow) => row.cells[index] ?? null;
    const right = isNumeric(type);
    return {
      id: `c${index}`,
      label: name,
      width: widthOf(name, rows.slice(0, sampleRows).map(text)),
      shown: true,
      sortKey: `c${index}`,
      text,
      ...(index === 0 && { isName: true }),
      ...(right && {
        align: "end",
        sortValue: (row: ResultRow) => (text(row) === null ? null : Number(text(row))),
      }),
      cell: (row) => {
        const value = text(row);
        if (value === null) return <span className="text-faint text-sm">NULL</span>;
        if (isStructured(type)) return <span className="font-mono text-sm">{value.slice(0, 400)}</span>;
        const shown = <bdi>{value.length > 400 ? `${value.slice(0, 400)}…` : value}</bdi>;
        const link = linksOf(row.cells).find(({ column }) => column === index);
        if (link === undefined) return shown;
        return (
          <Link
            href={link.href}
            prefetch={false}
            data-stop="link"
            tabIndex={-1}
            className="text-accent hover:underline"
          >
            {shown}
          </Link>
        );
      },
    };
  });
}

function widthOf(name: string, values: readonly (string | null)[]): number {
  const lengths = values.map((value) => value?.length ?? 4).sort((a, b) => a - b);
  const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return Math.round(Math.min(360, Math.max(72, Math.max(usual, name.length + 3) * characterPx + 26)));
}

import type { ReactNode } from "react";

/** A table of a handful of rows, under headings that stay in their order. */
export function ShortTable({ headings, children }: { headings: readonly string[]; children: ReactNode }) {
  return (
    <table className="w-full max-w-6xl text-left">
      <thead className="text-muted">
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col" className="border-line border-b py-1 pr-3 font-medium">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

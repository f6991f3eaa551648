import type { VerbContext } from "#lib/core/server/verb.ts";

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/**
 * A list that is whole in memory as a download. CSV starts with a byte order mark, because spreadsheets take other UTF-8
 * for a local encoding.
 */
export function fileResponse(
  ctx: VerbContext,
  file: {
    name: string;
    format: "csv" | "json";
    asOf: string | undefined;
    csv: () => readonly string[];
    json: () => readonly unknown[];
  },
): Response {
  const stamp = (file.asOf ?? ctx.now().toISOString()).slice(0, 16).replace(/[^0-9T]/g, "");
  const text =
    file.format === "csv" ? `\uFEFF${file.csv().join("")}` : `${JSON.stringify(file.json(), null, 1)}\n`;
  return new Response(text, {
    headers: {
      "content-type": types[file.format],
      "content-disposition": `attachment; filename="${file.name}-${stamp}.${file.format}"`,
    },
  });
}

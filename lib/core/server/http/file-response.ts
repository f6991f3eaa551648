import { csvLine } from "#lib/core/domain/csv.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

const types = { csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8" } as const;

/** Text gathers to about this many characters before it is sent. */
const chunkLength = 64 * 1024;

export interface FileText {
  /** Without moment and ending. */
  name: string;
  format: keyof typeof types;
  asOf: string | undefined;
  text: AsyncGenerator<string>;
  /** Lets go of what the text is read from; called when the reader goes away. */
  close: () => Promise<void>;
}

/** A file that streams: `<name>-<moment>.<format>`. */
export function fileResponse(ctx: VerbContext, { name, format, asOf, text, close }: FileText): Response {
  const stamp = (asOf ?? ctx.now().toISOString()).slice(0, 16).replace(/[^0-9T]/g, "");
  return new Response(toStream(text, close), {
    headers: {
      "content-type": types[format],
      "content-disposition": `attachment; filename="${name}-${stamp}.${format}"`,
    },
  });
}

/** CSV starts with a byte order mark, because spreadsheets take other UTF-8 for a local encoding. */
export async function* csvLines<Row>(
  heads: readonly string[],
  rows: AsyncIterable<Row>,
  cells: (row: Row) => Parameters<typeof csvLine>[0],
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(heads)}`;
  for await (const row of rows) yield csvLine(cells(row));
}

/** One array, one line a row. */
export async function* jsonLines<Row>(
  rows: AsyncIterable<Row>,
  value: (row: Row) => unknown,
): AsyncGenerator<string> {
  let before = "[\n";
  for await (const row of rows) {
    yield before + JSON.stringify(value(row));
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}

function toStream(text: AsyncGenerator<string>, close: () => Promise<void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      let chunk = "";
      while (chunk.length < chunkLength) {
        const next = await text.next();
        if (next.done) {
          if (chunk !== "") controller.enqueue(encoder.encode(chunk));
          return controller.close();
        }
        chunk += next.value;
      }
      controller.enqueue(encoder.encode(chunk));
    },
    // The reader went away.
    cancel: close,
  });
}

import { AppError } from "#lib/core/contract/errors.ts";
import { csvLines, fileResponse, jsonLines } from "#lib/core/server/http/file-response.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { streamQuery } from "#lib/core/server/sql/stream-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ExportNodesInput } from "#lib/fleet/contract/list.ts";
import { nodeKey } from "#lib/fleet/contract/node.ts";
import { exportCell } from "#lib/fleet/domain/export-cells.ts";
import { type NodeField, nodeColumns, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { type NodeRow, nodeRowColumns, toFleetNode } from "./node-row.ts";
import { selectNodes, tieBreak } from "./node-selection.ts";

/**
 * The filtered list, or a selection of it, in the order shown, as a file that streams from one cursor and so shows one
 * moment. CSV starts with a byte order mark, because spreadsheets take other UTF-8 for a local encoding.
 * @throws {AppError} `bad_request` for a filter, sort, column or node key that cannot be read.
 */
export async function exportNodes(ctx: VerbContext, input: ExportNodesInput): Promise<Response> {
  const fields = readColumns(input.columns);
  const { sql, values } = exportSql(ctx, input);
  const { rows, close } = await streamQuery<NodeRow>(ctx.db, sql, values, ctx.signal);
  const text = input.format === "csv" ? csvText(rows, fields) : jsonText(rows, fields);
  return fileResponse(ctx, { name: "nodes", format: input.format, asOf: input.asOf, text, close });
}

function exportSql(ctx: VerbContext, input: ExportNodesInput): { sql: string; values: readonly unknown[] } {
  const selection = selectNodes(ctx, input, (parameters) => [
    ...keysSql("in", input.include, parameters),
    ...keysSql("not in", input.exclude, parameters),
  ]);
  const order = [...selection.sorts.map(({ sql, order }) => `${sql} ${order}`), ...tieBreak];
  const sql = `select null::timestamptz as ended_at, ${nodeRowColumns} ${selection.fromWhole} order by ${order.join(", ")}`;
  return { sql, values: selection.parameters.values };
}

function keysSql(operator: "in" | "not in", keys: string | undefined, parameters: SqlParameters): string[] {
  if (keys === undefined) return [];
  const parts = keys
    .split(",")
    .filter(Boolean)
    .map((key) => {
      if (!nodeKey.safeParse(key).success)
        throw new AppError("bad_request", `Not a node key: ${key.slice(0, 100)}`);
      return key.split(":");
    });
  const columns = [0, 1, 2].map((index) =>
    parameters.add(
      parts.map((part) => part[index]),
      "text[]",
    ),
  );
  return [`(n.account_id, n.region, n.node_id) ${operator} (select * from unnest(${columns.join(", ")}))`];
}

function readColumns(text: string | undefined): readonly NodeField[] {
  if (text === undefined || text === "") return nodeColumns;
  return text.split(",").map((name) => {
    const field = nodeRegistry.find(name);
    if (field?.member) return field;
    throw new AppError("bad_request", `There is no column "${name.slice(0, 60)}".`, {
      column: name.slice(0, 60),
    });
  });
}

function csvText(rows: AsyncIterable<NodeRow>, fields: readonly NodeField[]): AsyncGenerator<string> {
  const heads = fields.map((field) => field.key);
  return csvLines(heads, rows, (row) => {
    const node = toFleetNode(row);
    return fields.map(({ member }) => (member === null ? null : exportCell(node, member)));
  });
}

function jsonText(rows: AsyncIterable<NodeRow>, fields: readonly NodeField[]): AsyncGenerator<string> {
  return jsonLines(rows, (row) => {
    const node = toFleetNode(row);
    const members = fields.flatMap(({ member }) =>
      member === null ? [] : [[member, node[member]] as const],
    );
    return Object.fromEntries([["key", node.key], ...members]);
  });
}

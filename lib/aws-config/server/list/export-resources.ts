import type { ExportResourcesInput } from "#lib/aws-config/contract/list.ts";
import { type ConfigResource, identityOf, resourceKey } from "#lib/aws-config/contract/resource.ts";
import { resourceCell } from "#lib/aws-config/domain/resource-cells.ts";
import {
  type ResourceField,
  resourceColumns,
  resourceRegistry,
} from "#lib/aws-config/domain/resource-fields.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { csvLines, fileResponse, jsonLines } from "#lib/core/server/http/file-response.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { streamQuery } from "#lib/core/server/sql/stream-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ResourceRow, resourceRowColumns, toConfigResource } from "./resource-row.ts";
import { resourceTieBreak, selectResources } from "./resource-selection.ts";

/**
 * The filtered list, or a selection of it, in the order shown, as a file that streams from one cursor and so shows one
 * moment.
 * @throws {AppError} `bad_request` for a filter, sort, column or key that cannot be read.
 */
export async function exportResources(ctx: VerbContext, input: ExportResourcesInput): Promise<Response> {
  const fields = readColumns(input.columns);
  const selection = selectResources(ctx, input, (parameters) => [
    ...keysSql("in", input.include, parameters),
    ...keysSql("not in", input.exclude, parameters),
  ]);
  const order = [
    ...selection.sorts.map(({ sql, order }) => `${sql} ${order}`),
    ...resourceTieBreak.map((name) => `n.${name} collate "C"`),
  ];
  const sql = `select ${resourceRowColumns} ${selection.from} order by ${order.join(", ")}`;
  const { rows, close } = await streamQuery<ResourceRow>(
    ctx.db,
    sql,
    selection.parameters.values,
    ctx.signal,
  );
  const text = input.format === "csv" ? csvText(rows, fields) : jsonText(rows, fields);
  return fileResponse(ctx, { name: "resources", format: input.format, asOf: input.asOf, text, close });
}

function keysSql(operator: "in" | "not in", keys: string | undefined, parameters: SqlParameters): string[] {
  if (keys === undefined) return [];
  const parts = keys
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [type = "", ...rest] = line.split("|");
      const key = rest.join("|");
      if (!resourceKey.safeParse(key).success)
        throw new AppError("bad_request", `Not a resource: ${line.slice(0, 100)}`);
      return identityOf(type, key);
    });
  const columns = (["accountId", "region", "resourceType", "resourceId"] as const).map((member) =>
    parameters.add(
      parts.map((part) => part[member]),
      "text[]",
    ),
  );
  const key = resourceTieBreak.map((name) => `n.${name}`).join(", ");
  return [`(${key}) ${operator} (select * from unnest(${columns.join(", ")}))`];
}

function readColumns(text: string | undefined): readonly ResourceField[] {
  if (text === undefined || text === "") return resourceColumns;
  return text.split(",").map((name) => {
    const field = resourceRegistry.find(name);
    if (field?.member) return field;
    throw new AppError("bad_request", `There is no column "${name.slice(0, 60)}".`, {
      column: name.slice(0, 60),
    });
  });
}

function csvText(rows: AsyncIterable<ResourceRow>, fields: readonly ResourceField[]): AsyncGenerator<string> {
  const heads = fields.map((field) => field.key);
  return csvLines(heads, rows, (row) => {
    const resource = toConfigResource(row);
    return fields.map(({ member }) => (member === null ? null : resourceCell(resource, member)));
  });
}

function jsonText(
  rows: AsyncIterable<ResourceRow>,
  fields: readonly ResourceField[],
): AsyncGenerator<string> {
  return jsonLines(rows, (row) => {
    const resource: ConfigResource = toConfigResource(row);
    const members = fields.flatMap(({ member }) =>
      member === null ? [] : [[member, resource[member]] as const],
    );
    return Object.fromEntries([["key", resource.key], ...members]);
  });
}

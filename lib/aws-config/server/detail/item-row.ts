import type { ConfigItemDto } from "#lib/aws-config/contract/detail.ts";

/** Columns of a whole item over `i` (`config_items`) and `d` (`config_documents`). */
export const itemRowColumns = `i.captured_at, nullif(i.until, 'infinity') as until, i.state_id, i.status, i.arn,
  i.availability_zone, i.tags, i.changed_paths, d.configuration, d.supplementary, d.relationships, d.rest`;

export interface ItemRow {
  captured_at: Date;
  until: Date | null;
  state_id: string;
  status: string;
  arn: string | null;
  availability_zone: string | null;
  tags: Record<string, string>;
  changed_paths: string[] | null;
  configuration: ConfigItemDto["configuration"];
  supplementary: ConfigItemDto["supplementaryConfiguration"];
  relationships: ConfigItemDto["relationships"];
  rest: ConfigItemDto["rest"];
}

/** Names an item within its resource. */
export function itemId(row: Pick<ItemRow, "captured_at" | "state_id">): string {
  return `${row.captured_at.toISOString()}~${row.state_id}`;
}

export function toItemDto(row: ItemRow): ConfigItemDto {
  const { resourceName, ...rest } = row.rest;
  return {
    id: itemId(row),
    capturedAt: row.captured_at.toISOString(),
    until: row.until?.toISOString() ?? null,
    stateId: row.state_id,
    status: row.status,
    resourceName: typeof resourceName === "string" ? resourceName : null,
    arn: row.arn,
    availabilityZone: row.availability_zone,
    tags: row.tags,
    relationships: row.relationships,
    configuration: row.configuration,
    supplementaryConfiguration: row.supplementary,
    rest,
    changedPaths: row.changed_paths,
  };
}

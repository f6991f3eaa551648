import { type FilterField, filterRegistry } from "#lib/core/domain/filter/fields.ts";
import type { ConfigResource } from "../contract/resource.ts";

/** One fact of a resource: what filter, sort, facets, table columns, suggestions and export know of it. */
export interface ResourceField extends FilterField {
  /** The member of `ConfigResource` that shows it; null for fields that only filter. */
  member: keyof ConfigResource | null;
  /** SQL expression over `n`, a resource or its item at the moment; null where one is not enough. */
  sql: string | null;
  sortable: boolean;
  /** Whether values are few enough to count beside the list. */
  facet: boolean;
  /** Shown beside the list without being asked for. */
  defaultFacet: boolean;
  /** Column width in px before the reader changes it. */
  width: number;
  /** Whether the column is shown before the reader chooses columns. */
  visible: boolean;
  align: "start" | "end";
}

type Options = Partial<
  Pick<
    ResourceField,
    "aliases" | "sortable" | "facet" | "defaultFacet" | "visible" | "align" | "wholeNames" | "states"
  >
>;

function field(
  key: string,
  kind: FilterField["kind"],
  member: ResourceField["member"],
  sql: string | null,
  width: number,
  options: Options = {},
): ResourceField {
  return {
    key,
    kind,
    member,
    sql,
    width,
    aliases: options.aliases ?? [],
    sortable: options.sortable ?? (sql !== null && member !== null),
    facet: options.facet ?? options.defaultFacet ?? false,
    defaultFacet: options.defaultFacet ?? false,
    visible: options.visible ?? false,
    align: options.align ?? "start",
    ...(options.wholeNames && { wholeNames: options.wholeNames }),
    ...(options.states && { states: options.states }),
  };
}

/** In the order of the column picker; the visible ones in the order of a fresh table. */
export const resourceFields: readonly ResourceField[] = [
  field("name", "text", "name", "coalesce(n.resource_name, n.resource_id)", 220, {
    aliases: ["resourcename"],
    visible: true,
  }),
  field("type", "keyword", "resourceType", "n.resource_type", 210, {
    aliases: ["resourcetype"],
    defaultFacet: true,
    visible: true,
  }),
  field("changed", "time", "capturedAt", "n.captured_at", 110, {
    aliases: ["captured", "since"],
    visible: true,
  }),
  field("status", "keyword", "status", "n.status", 120, { defaultFacet: true, visible: true }),
  field("account", "keyword", "accountId", "n.account_id", 215, {
    aliases: ["accountid"],
    defaultFacet: true,
    visible: true,
  }),
  field("region", "keyword", "region", "n.region", 110, { defaultFacet: true, visible: true }),
  field("id", "keyword", "resourceId", "n.resource_id", 200, { aliases: ["resourceid"], visible: true }),
  field("tag", "keyed", "tags", null, 260, { aliases: ["tags"], visible: true }),
  field("zone", "keyword", "availabilityZone", "n.availability_zone", 120, {
    aliases: ["az", "availabilityzone"],
    facet: true,
  }),
  field("created", "time", "createdAt", "n.created_at", 140, { aliases: ["createdat"] }),
  field("deleted", "boolean", null, "(n.deleted_at is not null)", 100, { defaultFacet: true }),
  field("deletedat", "time", "deletedAt", "n.deleted_at", 140, { aliases: ["gone"] }),
  field("unlisted", "time", "unlistedAt", "n.unlisted_at", 140),
  field("relationships", "number", "relationshipCount", "n.relationship_count", 120, { align: "end" }),
  field("arn", "text", "arn", "n.arn", 320),
  // What a resource has, each by name: related resources, types of these, what a security group lets in.
  field("related", "item", null, null, 0, { aliases: ["relatedto"], wholeNames: true }),
  field("has", "item", null, null, 0, { wholeNames: true }),
  field("lacks", "item", null, null, 0, { wholeNames: true }),
  // What rules found of it: of all rules together, or by a rule's name, `rule:s3-encryption@NON_COMPLIANT`.
  field("compliance", "item", null, null, 0, { aliases: ["compliant"], wholeNames: true }),
  field("rule", "item", null, null, 0, {
    aliases: ["configrule"],
    wholeNames: true,
    states: ["COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"],
  }),
  field("open", "item", "ingress", null, 220, { aliases: ["ingress"], wholeNames: true }),
];

export const resourceRegistry = filterRegistry(resourceFields);

/** Fields that the table can show, in the order of the column picker. */
export const resourceColumns = resourceFields.filter((each) => each.member !== null);

/** The facets of the page when none are named. */
export const defaultResourceFacets = resourceFields.filter((each) => each.defaultFacet);

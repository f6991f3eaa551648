import { type FilterField, filterRegistry } from "#lib/core/domain/filter/fields.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";

/** One fact of a patch: what filter, sort, facets, columns and export know of it. */
export interface PatchField extends FilterField {
  /** The member of `PatchRow` that shows it; null for fields that only filter. */
  member: keyof PatchRow | null;
  /**
   * SQL over `patches p`, its counts within the scope `c`, and what AWS's catalogue knows `r`; null where filtering needs
   * more than one expression.
   */
  sql: string | null;
  sortable: boolean;
  /** Counted beside the list. */
  facet: boolean;
  width: number;
  visible: boolean;
}

type Options = Partial<Pick<PatchField, "aliases" | "facet" | "visible" | "wholeNames" | "sortable">>;

function field(
  key: string,
  kind: FilterField["kind"],
  member: PatchField["member"],
  sql: string | null,
  width: number,
  { aliases = [], facet = false, visible = false, wholeNames, sortable }: Options = {},
): PatchField {
  return {
    ...{ key, kind, member, sql, width, aliases, facet, visible },
    sortable: sortable ?? (sql !== null && member !== null),
    ...(wholeNames && { wholeNames }),
  };
}

/** In the order of the column picker; the visible ones in the order of a fresh table. */
export const patchFields: readonly PatchField[] = [
  field("kb", "text", "kbId", "p.kb_id", 150, { aliases: ["kbid", "package"], visible: true }),
  field("title", "text", "title", "p.title", 380, { visible: true }),
  field("class", "keyword", "classification", "p.classification", 140, {
    aliases: ["classification"],
    facet: true,
    visible: true,
  }),
  field("severity", "keyword", "severityRank", "p.severity_rank", 110, { facet: true, visible: true }),
  field("vendorseverity", "keyword", "severity", "p.severity", 130),
  field("missing", "number", "missing", "c.missing", 90, { visible: true }),
  field("failed", "number", "failed", "c.failed", 80, { visible: true }),
  field("pendingreboot", "number", "pendingReboot", "c.pending_reboot", 110, { visible: true }),
  field("installed", "number", "installed", "c.installed", 130, { visible: true }),
  field("other", "number", "installedOther", "c.installed_other", 180, { aliases: ["installedother"] }),
  field("rejected", "number", "installedRejected", "c.rejected", 90),
  field("notapplicable", "number", "notApplicable", "c.not_applicable", 100),
  field("available", "number", "availableSecurity", "c.available_security", 110),
  field("released", "time", "releasedAt", "r.released_at", 120, { aliases: ["releasedat"], visible: true }),
  field("approved", "time", "approvedAt", null, 120, { visible: true }),
  field("cve", "item", "cveIds", "cardinality(p.cve_ids)", 220, {
    aliases: ["cves"],
    wholeNames: true,
    visible: true,
  }),
  field("approvedby", "text", "approvedBy", null, 200, { visible: true }),
  field("rejectedby", "text", "rejectedBy", null, 160, { visible: true }),
  field("baseline", "item", null, null, 0),
  field("firstseen", "time", "firstSeenAt", "p.first_seen_at", 120),
  field("lacking", "boolean", null, "(c.missing + c.failed > 0)", 0, { facet: true }),
];

/** Verdicts of baselines are worked out for the rows of a page: they cannot be filtered by. */
const shownOnly = new Set(["approved", "approvedby", "rejectedby"]);

export const patchRegistry = filterRegistry(patchFields.filter(({ key }) => !shownOnly.has(key)));

/** Fields that the table can show, in the order of the column picker. */
export const patchColumns = patchFields.filter((item) => item.member !== null);

export const patchFacets = patchFields.filter((item) => item.facet);

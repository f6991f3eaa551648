import { isRecord } from "#lib/core/contract/is-record.ts";
import type {
  ApiCallDetail,
  ConfigChangeDetail,
  ConfigComplianceDetail,
  EventKind,
} from "#lib/core/contract/timeline.ts";
import type { DetailLine } from "./detail-line.ts";
import { asText, type Members, membersOf } from "./members.ts";

const told = [
  "config.created",
  "config.changed",
  "config.deleted",
  "config.relationship",
  "config.compliance",
  "cloudtrail.write",
] as const satisfies readonly EventKind[];
type ToldKind = (typeof told)[number];

/** Whether an event's detail is one of `ConfigChangeDetail`, `ConfigComplianceDetail` and `ApiCallDetail`. */
export function hasOwnLines(kind: EventKind): kind is ToldKind {
  return (told as readonly EventKind[]).includes(kind);
}

/** What changed in a configuration, which verdict a rule gave, or which call reached what. */
export function configLines(kind: ToldKind, detail: Members): DetailLine[] {
  switch (kind) {
    case "config.compliance":
      return verdictLines(detail);
    case "cloudtrail.write":
      return callLines(detail);
    default:
      return changeLines(detail);
  }
}

/** Stored JSON: the members are known, what they hold is not. */
type Stored<Detail> = { readonly [Member in keyof Detail]?: unknown };

function verdictLines({ ruleName, before, after }: Stored<ConfigComplianceDetail>): DetailLine[] {
  return [
    { label: asText(ruleName) ?? "", before: asText(before), after: asText(after), form: "compliance" },
  ];
}

function callLines({ eventName, resources, errorCode }: Stored<ApiCallDetail>): DetailLine[] {
  return [
    { label: "", after: asText(eventName) },
    ...mapsOf(resources).map(resourceLine),
    ...(typeof errorCode === "string"
      ? [{ label: "errorCode", after: errorCode, field: "errorCode" as const }]
      : []),
  ];
}

function changeLines(detail: Stored<ConfigChangeDetail>): DetailLine[] {
  return [
    ...cut(mapsOf(detail.changes).map(changeLine), detail.changeCount),
    ...cut(mapsOf(detail.relationships).map(relationLine), detail.relationshipCount),
  ];
}

const mapsOf = (value: unknown): Members[] => (Array.isArray(value) ? value.filter(isRecord) : []);

function changeLine(change: Members): DetailLine {
  return { label: asText(change.path) ?? "", before: asText(change.before), after: asText(change.after) };
}

function relationLine(relation: Members): DetailLine {
  const other = resourceLine(relation).after;
  return {
    label: asText(relation.relation) ?? "",
    ...(relation.change === "removed" ? { before: other, after: null } : { before: null, after: other }),
  };
}

function resourceLine(resource: Members): DetailLine {
  const { resourceType, resourceId, resourceName } = membersOf(resource);
  const id = asText(resourceId) ?? "";
  const name = asText(resourceName);
  return {
    label: asText(resourceType) ?? "",
    after: name === null || name === "" || name === id ? id : `${name} (${id})`,
  };
}

function cut(lines: DetailLine[], total: unknown): DetailLine[] {
  const more = typeof total === "number" ? total - lines.length : 0;
  return more > 0 ? [...lines, { label: "", after: `+${more}` }] : lines;
}

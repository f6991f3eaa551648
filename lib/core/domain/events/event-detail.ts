import { isRecord } from "#lib/core/contract/is-record.ts";
import type { EventKind, TimelineEvent } from "#lib/core/contract/timeline.ts";
import { configLines, hasOwnLines } from "./config-lines.ts";
import type { DetailLine } from "./detail-line.ts";
import { type FieldForm, fieldOf, hasOwnKeys, inOrder, isNamedBy } from "./event-fields.ts";
import { asText, type Members, membersOf } from "./members.ts";

/** How good or bad an event is; pages draw each as word, shape and colour. */
export type EventTone = "ok" | "warning" | "critical" | "unknown" | "changed";

/**
 * What an event says has changed, member by member: its `detail.before` and `detail.after` hold the columns that the kind
 * looks at, and a column that is itself a map (tags) is told by its keys. Patches are told one a line, an operation by its
 * facts. Values are as they are stored; `field` and `form` say which of them have words.
 */
export function detailLines({
  detail,
  kind,
}: Pick<TimelineEvent, "detail"> & Partial<TimelineEvent>): DetailLine[] {
  if (kind !== undefined && hasOwnLines(kind)) return configLines(kind, detail);
  if (Array.isArray(detail.patches)) return patchLines(detail.patches, detail.total);
  if (kind === "patch.operation" || kind === "command.invocation") return facts(kind, detail);
  if (!isRecord(detail.before) && !isRecord(detail.after)) return [];
  const after = membersOf(detail.after);
  const lines =
    detail.before === undefined ? facts(kind, after) : differences(kind, membersOf(detail.before), after);
  const [only] = lines;
  return lines.length === 1 && only !== undefined && isNamedBy(kind, only.field)
    ? [{ ...only, label: "" }]
    : lines;
}

/** How good or bad an event is for what it happened to. */
export function eventTone({ kind, detail }: Pick<TimelineEvent, "kind" | "detail">): EventTone {
  const after = membersOf(detail.after);
  switch (kind) {
    case "node.disappeared":
    case "instance.disappeared":
      return "warning";
    case "node.ping_status":
      return after.ping_status === "Online"
        ? "ok"
        : after.ping_status === "ConnectionLost"
          ? "critical"
          : "unknown";
    case "instance.profile":
      return after.instance_profile_arn === null ? "critical" : "changed";
    case "instance.state":
      return after.state === "running" ? "ok" : "warning";
    case "patch.failed":
      return "critical";
    case "patch.missing":
    case "patch.rejected":
    case "patch.pending_reboot":
    case "patch.scanned_by_other":
      return "warning";
    case "patch.installed":
    case "patch.rebooted":
      return "ok";
    case "window.run":
      return runTone(after.status);
    case "command.invocation":
      return runTone(detail.status);
    case "config.compliance":
      return "words" in detail
        ? gravestTone(detail.words)
        : (complianceTones[String(detail.after)] ?? "unknown");
    case "config.deleted":
      return "warning";
    case "config.changed":
      return gravestTone(detail.words);
    case "config.recorder":
      return recorderTones[String(after.state)] ?? "changed";
    case "cloudtrail.write":
      return typeof detail.errorCode === "string" ? "warning" : "changed";
    case "patch.state":
      return classTone(after.patch_class);
    default:
      return "changed";
  }
}

const recorderTones: Readonly<Record<string, EventTone>> = {
  recording: "ok",
  stopped: "critical",
  failing: "critical",
  none: "warning",
};

const complianceTones: Readonly<Record<string, EventTone>> = {
  COMPLIANT: "ok",
  NON_COMPLIANT: "critical",
  NOT_APPLICABLE: "changed",
};

/** The gravest sentence comes first. */
function gravestTone(words: unknown): EventTone {
  const tone = membersOf(Array.isArray(words) ? words[0] : null).tone;
  return tone === "critical" || tone === "warning" || tone === "ok" ? tone : "changed";
}

/** AWS writes the status of a window's run in capitals, that of a command not. */
function runTone(status: unknown): EventTone {
  const text = String(status).toLowerCase();
  if (text === "success") return "ok";
  return text.startsWith("cancel") || text.startsWith("skipped") ? "warning" : "critical";
}

function classTone(patchClass: unknown): EventTone {
  if (patchClass === "compliant") return "ok";
  if (patchClass === "never_scanned") return "unknown";
  return patchClass === "failed" || patchClass === "missing_critical" ? "critical" : "warning";
}

function patchLines(patches: readonly unknown[], total: unknown): DetailLine[] {
  const lines = patches.map((patch): DetailLine => {
    const { kbId, title } = membersOf(patch);
    return { label: kbId === title ? "" : (asText(kbId) ?? ""), after: asText(title) };
  });
  const more = typeof total === "number" ? total - lines.length : 0;
  return more > 0 ? [...lines, { label: "", after: `+${more}` }] : lines;
}

/** What there is, without anything that it was before. */
function facts(kind: EventKind | undefined, members: Members): DetailLine[] {
  return Object.entries(members)
    .filter(([, value]) => value !== null)
    .sort(([one], [other]) => inOrder(one, other))
    .map(([label, value]) => ({ label, after: valueText(value), ...fieldOf(kind, label) }));
}

function differences(
  kind: EventKind | undefined,
  before: Members,
  after: Members,
  keysAreOwn = false,
): DetailLine[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.sort(keysAreOwn ? undefined : inOrder).flatMap((key) => {
    const [from, to] = [before[key], after[key]];
    if (isRecord(from) || isRecord(to))
      return differences(kind, membersOf(from), membersOf(to), keysAreOwn || hasOwnKeys(key));
    const field = keysAreOwn ? null : fieldOf(kind, key);
    if (isSame(from, to, field?.form)) return [];
    const text = (value: unknown) => (field !== null && value === "" ? null : valueText(value));
    return [{ label: key, before: text(from), after: text(to), ...field }];
  });
}

/** PostgreSQL and AWS's SDK write the same instant in ways of their own. */
function isSame(from: unknown, to: unknown, form: FieldForm | undefined): boolean {
  if (asText(from) === asText(to)) return true;
  return form === "time" && Date.parse(String(from)) === Date.parse(String(to));
}

/** A list of names is read as a list; one without a name is nothing. */
function valueText(value: unknown): string | null {
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) return asText(value);
  return value.length === 0 ? null : value.join(", ");
}

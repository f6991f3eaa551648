import type { TimelineEvent } from "#lib/core/contract/timeline.ts";
import { configLines, hasOwnLines } from "./config-lines.ts";
import type { DetailLine } from "./detail-line.ts";
import { asText, isMap, type Members, membersOf } from "./members.ts";

/** How good or bad an event is; pages draw each as word, shape and colour. */
export type EventTone = "ok" | "warning" | "critical" | "unknown" | "changed";

/**
 * What an event says has changed, member by member: its `detail.before` and `detail.after` hold the columns that the kind
 * looks at, and a column that is itself a map (tags) is told by its keys. Patches are told one a line, an operation by its
 * facts.
 */
export function detailLines({
  detail,
  kind,
}: Pick<TimelineEvent, "detail"> & Partial<TimelineEvent>): DetailLine[] {
  if (kind !== undefined && hasOwnLines(kind)) return configLines(kind, detail);
  if (Array.isArray(detail.patches)) return patchLines(detail.patches, detail.total);
  if (kind === "patch.operation" || kind === "command.invocation") {
    return Object.entries(detail)
      .filter(([, value]) => value !== null)
      .map(([label, value]) => ({ label, after: asText(value) }));
  }
  if (!isMap(detail.before) && !isMap(detail.after)) return [];
  const lines = differences(membersOf(detail.before), membersOf(detail.after));
  const [only] = lines;
  const told =
    lines.length === 1 && only !== undefined && only.label in membersOf(detail.after ?? detail.before);
  return told ? [{ ...only, label: "" }] : lines;
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

function differences(before: Members, after: Members): DetailLine[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => {
    const [from, to] = [before[key], after[key]];
    if (isMap(from) || isMap(to)) return differences(membersOf(from), membersOf(to));
    if (asText(from) === asText(to)) return [];
    return [{ label: key, before: asText(from), after: asText(to) }];
  });
}

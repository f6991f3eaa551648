"use client";

import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { type NodeField, nodeFields } from "#lib/fleet/domain/node-fields.ts";
import { isStatusField, nodeTone } from "#lib/fleet/domain/node-status.ts";
import { type NodeLabels, useNodeLabels } from "./use-node-labels.ts";

const groups = [
  {
    key: "health",
    fields: ["ping", "lastping", "association", "associationsfailed", "compliance", "noncompliant"],
  },
  {
    key: "patch",
    fields: [
      "patch",
      "severity",
      "missing",
      "missing.critical",
      "failed",
      "pendingreboot",
      "baseline",
      "patchgroup",
      "scanned",
      "windows",
    ],
  },
  { key: "agent", fields: ["agent", "latest", "type", "role", "registered"] },
  { key: "system", fields: ["platform", "os", "osversion", "computer"] },
  { key: "network", fields: ["ip", "publicip", "vpc", "subnet", "zone"] },
  { key: "instance", fields: ["state", "instancetype", "image", "profile", "launched"] },
  { key: "identity", fields: ["accountname", "account", "region", "activation"] },
  { key: "history", fields: ["firstseen", "changed"] },
] as const;

/** Fields that only one kind of node has: on the other they are not unknown, there is nothing to know. */
const onlyInstances = new Set([
  "vpc",
  "subnet",
  "zone",
  "publicip",
  "state",
  "instancetype",
  "image",
  "profile",
  "launched",
]);
/** What EC2 leaves out of an instance that has none. */
const absentWhenRead = new Set(["publicip", "profile"]);
const onlyHybrid = new Set(["activation", "role", "registered"]);

/** What is known of a node, by subject. */
export function NodeFacts({ node }: { node: FleetNode }) {
  const t = useTranslations("fleet.panel");
  const labels = useNodeLabels();
  const isInstance = node.nodeId.startsWith("i-");
  const tags = Object.entries(node.tags);
  return (
    <>
      {groups.map((group) => {
        const fields = group.fields
          .flatMap((key) => nodeFields.find((field) => field.key === key) ?? [])
          .filter(({ key, member }) =>
            isInstance ? !(onlyHybrid.has(key) && member && node[member] === null) : !onlyInstances.has(key),
          );
        if (fields.length === 0) return null;
        return (
          <section key={group.key}>
            <h3 className="mb-1 font-medium text-faint text-sm">{t(group.key)}</h3>
            <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
              {fields.map((field) => (
                <div key={field.key} className="contents">
                  <dt className="text-muted">{labels.field(field.key)}</dt>
                  <dd className="min-w-0 break-words">
                    <Fact field={field} node={node} labels={labels} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <section>
        <h3 className="mb-1 font-medium text-faint text-sm">{t("tags")}</h3>
        {tags.length === 0 && <p className="text-muted">{t("noTags")}</p>}
        <dl className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
          {tags.map(([key, value]) => (
            <div key={key} className="contents">
              <dt className="break-words text-muted">{key}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Fact({ field, node, labels }: { field: NodeField; node: FleetNode; labels: NodeLabels }) {
  const common = useTranslations("common");
  const raw = field.member === null ? null : node[field.member];
  if (isStatusField(field.key)) {
    const value = raw === null ? null : String(raw);
    const tone = nodeTone(field.key, value);
    const word = labels.value(field.key, value);
    return tone ? <Status tone={tone}>{word}</Status> : word;
  }
  if (raw === null) {
    // EC2 has been read and names none: that is known.
    const none = absentWhenRead.has(field.key) && node.instanceState !== null;
    const word = labels.text(field, node) ?? (none ? common("none") : common("unknown"));
    return <span className="text-unknown">{word}</span>;
  }
  if (field.kind === "time") return <Timestamp at={String(raw)} className="inline-flex flex-wrap gap-x-1" />;
  return labels.text(field, node);
}

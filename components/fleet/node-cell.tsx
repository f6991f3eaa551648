import type { ReactNode } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import { isStatusField, nodeTone } from "#lib/fleet/domain/node-status.ts";
import type { NodeLabels } from "./use-node-labels.ts";

/** Ids and addresses: what people paste elsewhere. */
const copied = new Set(["id", "ip", "publicip", "account", "activation", "image", "vpc", "subnet"]);
const monospaced = new Set(["id", "activation", "image", "vpc", "subnet"]);

/** How one fact of a node is drawn in the table; undefined where its text is enough. */
export function nodeCell(field: NodeField, labels: NodeLabels): ((node: FleetNode) => ReactNode) | undefined {
  if (field.key === "name") return (node) => <NodeName node={node} />;
  if (isStatusField(field.key)) {
    return (node) => {
      const raw = field.member === null ? null : node[field.member];
      const value = raw === null ? null : String(raw);
      const tone = nodeTone(field.key, value);
      const word = labels.value(field.key, value);
      return tone ? <span className={`st st-${tone}`}>{word}</span> : word;
    };
  }
  if (field.kind === "time") {
    return (node) => {
      const raw = field.member === null ? null : node[field.member];
      return typeof raw === "string" ? <Timestamp at={raw} show="relative" /> : <Dash />;
    };
  }
  if (copied.has(field.key)) {
    return (node) => {
      const raw = field.member === null ? null : node[field.member];
      return typeof raw === "string" ? <Copyable text={raw} mono={monospaced.has(field.key)} /> : <Dash />;
    };
  }
  return undefined;
}

/** A link to the node's page, which the table's own click turns into the panel. */
function NodeName({ node }: { node: FleetNode }) {
  return (
    <a href={hrefs.node(node.key)} data-stop="name" tabIndex={-1}>
      {node.name ?? node.nodeId}
    </a>
  );
}

function Copyable({ text, mono }: { text: string; mono: boolean }) {
  return (
    <button
      type="button"
      data-stop="copy"
      data-copy={text}
      tabIndex={-1}
      className={mono ? "copyable mono" : "copyable"}
    >
      {text}
    </button>
  );
}

function Dash() {
  return <span className="none">—</span>;
}

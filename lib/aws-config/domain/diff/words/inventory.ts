import { type Json, textAt } from "../../json.ts";
import { pathSteps } from "../path.ts";
import type { NodeTeller } from "./attachments.ts";
import { word } from "./word.ts";

/** What is installed on a node, an entry of its inventory, by its version. */
export const inventoryWords: NodeTeller = (node, resourceType) => {
  if (resourceType !== "AWS::SSM::ManagedInstanceInventory") return null;
  const [, inventory, content, entry, ...deeper] = pathSteps(node.path);
  if (inventory === undefined || content?.label !== "Content" || !entry || deeper.length > 0) return null;
  const [before, after] = [versionOf(node.before), versionOf(node.after)];
  const paths = [node.path];
  if (node.change === "added" || node.change === "removed") {
    const kind = node.change === "added" ? "element_added" : "element_removed";
    const version = after ?? before;
    const item = version === null ? entry.label : `${entry.label} ${version}`;
    return [word(kind, "changed", paths, { item, property: inventory.label, place: "" })];
  }
  if (before === null || after === null || before === after) return null;
  const values = { property: entry.label, place: inventory.label, before, after };
  return [word("property_changed", "changed", paths, values)];
};

function versionOf(entry: Json | undefined): string | null {
  const [version, release] = [textAt(entry, "Version"), textAt(entry, "Release")];
  return version === null || release === null ? version : `${version}-${release}`;
}

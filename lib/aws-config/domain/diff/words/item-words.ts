import type { ChangeWord, WordTone } from "#lib/aws-config/contract/change-words.ts";
import type { DiffNode, ItemDiff } from "../types.ts";
import { attachmentWords, profileWords, stateWords } from "./attachments.ts";
import { inventoryWords } from "./inventory.ts";
import { complianceWords, functionWords, lifecycleWords } from "./lifecycle.ts";
import { policyWords } from "./policies.ts";
import { propertyWord } from "./properties.ts";
import { relationshipWords } from "./relationships.ts";
import { routeWords } from "./routes.ts";
import { securityGroupWords } from "./security-groups.ts";
import { tagWords } from "./tags.ts";
import type { Teller } from "./word.ts";

const tellers: readonly Teller[] = [
  lifecycleWords,
  securityGroupWords,
  routeWords,
  policyWords,
  functionWords,
  complianceWords,
  tagWords,
];
const nodeTellers = [stateWords, profileWords, attachmentWords, inventoryWords];
const urgency: readonly WordTone[] = ["critical", "warning", "ok", "changed"];

/** What changed, in sentences, the gravest first: every difference that is not noise is told by one of them. */
export function itemWords(diff: ItemDiff): ChangeWord[] {
  if (diff.root === null) return [];
  const gone = lifecycleWords(diff).filter(({ kind }) => kind === "item_deleted");
  // What a deleted resource no longer has follows from its being deleted.
  if (gone.length > 0) return gone;
  const told = tellers.flatMap((teller) => teller(diff));
  const paths = new Set(told.flatMap((each) => each.paths));
  const rest = restWords(diff.root, diff.resourceType, paths);
  const words = [...told, ...rest];
  if (!paths.has("")) words.push(...untold(relationshipWords(diff), words));
  return words.sort((one, other) => urgency.indexOf(one.tone) - urgency.indexOf(other.tone));
}

/** Sentences for what no teller told yet: of a whole container where one tells it, else of its parts. */
function restWords(node: DiffNode, resourceType: string, told: ReadonlySet<string>): ChangeWord[] {
  if (node.noise !== null || told.has(node.path) || node.path === "/relationships") return [];
  for (const teller of nodeTellers) {
    const words = teller(node, resourceType);
    if (words !== null) return words;
  }
  if (node.children.length === 0) return [propertyWord(node)];
  const moved = node.moved ? [propertyWord({ ...node, change: "moved" })] : [];
  return [...moved, ...node.children.flatMap((child) => restWords(child, resourceType, told))];
}

/** A relationship says nothing new where a sentence already names the resource: an attached volume, a group, a profile. */
function untold(relationships: readonly ChangeWord[], words: readonly ChangeWord[]): ChangeWord[] {
  const named = new Set(
    words
      .flatMap(({ values }) => Object.values(values))
      .flat()
      .map(String),
  );
  return relationships.filter(({ values }) => !named.has(String(values.resource)));
}

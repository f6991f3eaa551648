import type { ChangeWord, WordTone } from "#lib/aws-config/contract/change-words.ts";
import { isArray, isObject, type Json, type JsonObject, listAt, text, textAt, valueAt } from "../../json.ts";
import { leaves } from "../diff-items.ts";
import { pathSteps } from "../path.ts";
import { isPolicy } from "../policy.ts";
import type { DiffNode, ItemDiff } from "../types.ts";
import { type Teller, word } from "./word.ts";

/** Policies: statements that came or went, and what a statement gained or lost. */
export const policyWords: Teller = (diff) => {
  if (diff.root === null || diff.before === null || diff.after === null) return [];
  return policyNodes(diff.root).flatMap((node) => nodeWords(node, diff));
};

/** Differences of policies, or of what holds exactly one, such as a role's inline policy with its name. */
function policyNodes(node: DiffNode): DiffNode[] {
  if (node.noise !== null) return [];
  if (policyIn(node.before) || policyIn(node.after)) {
    const whole = node.change !== "inside" || isPolicy(node.before) || isPolicy(node.after);
    if (whole) return [node];
  }
  return node.children.flatMap(policyNodes);
}

function policyIn(value: Json | undefined): JsonObject | null {
  if (isPolicy(value)) return value;
  if (!isObject(value)) return null;
  return Object.values(value).find(isPolicy) ?? null;
}

function nodeWords(node: DiffNode, diff: ItemDiff): ChangeWord[] {
  const name = policyName(node.path, diff);
  const [before, after] = [policyIn(node.before), policyIn(node.after)];
  const words: ChangeWord[] = [];
  if (before === null) words.push(word("policy_added", "changed", [node.path], name));
  if (after === null) words.push(word("policy_removed", "changed", [node.path], name));
  if (before === null || after === null) {
    const told = before === null ? "statement_added" : "statement_removed";
    return [
      ...words,
      ...statementsOf(after ?? before).map((each) => statementWord(told, each, [node.path], name)),
    ];
  }
  const list = node.children.find(({ label }) => label === "Statement");
  return (list?.children ?? []).flatMap((child) => changedStatement(child, name));
}

const statementsOf = (policy: JsonObject | null): readonly Json[] => listAt(policy ?? {}, "statement");

type Name = ReturnType<typeof policyName>;

/** Which policy of the resource it is: its own kind, or the name by which the path knows it. */
function policyName(path: string, { resourceType }: ItemDiff) {
  const steps = pathSteps(path);
  const named = steps.findLast(({ element }) => element)?.label;
  const key = steps.at(-1)?.label.toLowerCase() ?? "";
  if (key.startsWith("assumerolepolicy")) return { which: "trust", policy: "" };
  if (steps.some(({ label }) => /^bucketPolicy$/i.test(label))) return { which: "bucket", policy: "" };
  if (resourceType === "AWS::KMS::Key") return { which: "key", policy: "" };
  return named === undefined ? { which: "own", policy: "" } : { which: "named", policy: named };
}

function changedStatement(node: DiffNode, name: Name): ChangeWord[] {
  if (node.change === "added") return [statementWord("statement_added", node.after, [node.path], name)];
  if (node.change === "removed") return [statementWord("statement_removed", node.before, [node.path], name)];
  const statement = statementName(node.after);
  const isAllow = textAt(node.after, "effect") === "Allow";
  return node.children.flatMap((child) => {
    if (child.noise !== null) return [];
    const common = { ...name, statement };
    if (child.label === "Condition") return [word("statement_condition", "warning", [child.path], common)];
    if (child.label === "Effect") {
      const effects = { before: text(child.before) ?? "", after: text(child.after) ?? "" };
      return [word("statement_effect", "warning", [child.path], { ...common, ...effects })];
    }
    const what = parts[child.label];
    if (what === undefined) return [];
    const { gained, lost } = membersOf(child);
    const tone = isAllow ? gainTone(what, gained, node.after) : "changed";
    return [
      ...(gained.length > 0
        ? [word("statement_gained", tone, [child.path], { ...common, what, items: gained })]
        : []),
      ...(lost.length > 0
        ? [word("statement_lost", "changed", [child.path], { ...common, what, items: lost })]
        : []),
    ];
  });
}

const parts: Readonly<Record<string, string>> = {
  Action: "actions",
  NotAction: "otherActions",
  Resource: "resources",
  NotResource: "otherResources",
  Principal: "principals",
  NotPrincipal: "otherPrincipals",
};

/** Texts that came and went anywhere below, without noise. */
function membersOf(node: DiffNode): { gained: string[]; lost: string[] } {
  const told = leaves(node).filter(({ noise }) => noise === null);
  return {
    gained: told.flatMap(({ after }) => textsIn(after)),
    lost: told.flatMap(({ before }) => textsIn(before)),
  };
}

function textsIn(value: Json | undefined): string[] {
  if (isArray(value)) return value.flatMap(textsIn);
  if (isObject(value)) return Object.values(value).flatMap(textsIn);
  return value === undefined ? [] : [text(value) ?? ""];
}

function statementWord(
  kind: "statement_added" | "statement_removed",
  statement: Json | undefined,
  paths: readonly string[],
  name: Name,
): ChangeWord {
  const effect = textAt(statement, "effect") ?? "";
  const part = (key: string) => textsIn(valueAt(statement, key));
  const [actions, resources, principals] = [part("action"), part("resource"), part("principal")];
  const values = {
    ...name,
    statement: statementName(statement),
    effect,
    actions: actions.length > 0 ? actions : part("notAction").map((each) => `≠ ${each}`),
    resources: resources.length > 0 ? resources : part("notResource").map((each) => `≠ ${each}`),
    principals: principals.length > 0 ? principals : part("notPrincipal").map((each) => `≠ ${each}`),
    principalCount: principals.length + part("notPrincipal").length,
    resourceCount: resources.length + part("notResource").length,
    conditions: isObject(valueAt(statement, "condition")) ? 1 : 0,
  };
  if (effect !== "Allow") return word(kind, kind === "statement_added" ? "ok" : "warning", paths, values);
  const grave = isOpen(principals, statement) || (actions.includes("*") && resources.includes("*"));
  const tone = !grave ? "changed" : kind === "statement_added" ? "critical" : "ok";
  return word(kind, tone, paths, values);
}

function gainTone(what: string, gained: readonly string[], statement: Json | undefined): WordTone {
  if (what === "principals") return isOpen(gained, statement) ? "critical" : "changed";
  return what === "actions" && gained.includes("*") ? "critical" : "changed";
}

/** Anyone at all, with no condition that narrows it. */
function isOpen(principals: readonly string[], statement: Json | undefined): boolean {
  return principals.includes("*") && !isObject(valueAt(statement, "condition"));
}

/** The Sid, or the first of its actions. */
function statementName(statement: Json | undefined): string {
  const [first = ""] = [
    ...textsIn(valueAt(statement, "action")),
    ...textsIn(valueAt(statement, "notAction")),
  ];
  return textAt(statement, "sid") || first;
}

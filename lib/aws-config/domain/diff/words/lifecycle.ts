import type { WordTone } from "#lib/aws-config/contract/change-words.ts";
import { isObject, type Json, listAt, textAt, valueAt } from "../../json.ts";
import { mapChanges, type Teller, word } from "./word.ts";

/** Whether the resource came, went, or is not recorded any more. */
export const lifecycleWords: Teller = ({ before, after }) => {
  const [was, is] = [textAt(before ?? {}, "status"), textAt(after ?? {}, "status")];
  if (was === is) return [];
  // What was created or is gone differs in everything; the sentence tells all of it.
  if (isGone(is)) return [word("item_deleted", "warning", [""])];
  if (is === "ResourceNotRecorded") return [word("item_not_recorded", "warning", [""])];
  return was === null || isGone(was) ? [word("item_created", "changed", [""])] : [];
};

const isGone = (status: string | null): boolean =>
  status === "ResourceDeleted" || status === "ResourceDeletedNotRecorded";

/** Verdicts of rules, as AWS Config records them with a resource of type `AWS::Config::ResourceCompliance`. */
export const complianceWords: Teller = ({ resourceType, before, after }) => {
  if (resourceType !== "AWS::Config::ResourceCompliance" || before === null || after === null) return [];
  // That there are no verdicts any more follows from there being no resource.
  if (isGone(textAt(after, "status"))) return [];
  const { added, removed, kept } = mapChanges(verdictsOf(before), verdictsOf(after));
  const changes = [
    ...added.map(([rule, verdict]) => ({ rule, before: "", after: verdict })),
    ...removed.map(([rule, verdict]) => ({ rule, before: verdict, after: "" })),
    ...kept.map(([rule, one, other]) => ({ rule, before: one, after: other })),
  ];
  return changes
    .filter((change) => change.before !== change.after)
    .map((change) =>
      word(
        "compliance_changed",
        tones[change.after] ?? "changed",
        ["/configuration/configRuleList", "/configuration/complianceType"],
        change,
      ),
    );
};

const tones: Readonly<Record<string, WordTone>> = { NON_COMPLIANT: "critical", COMPLIANT: "ok" };

function verdictsOf(side: Json): Map<string, string> {
  return new Map(
    listAt(side, "configuration", "configRuleList").map((each) => [
      textAt(each, "configRuleName") ?? textAt(each, "configRuleArn") ?? "",
      textAt(each, "complianceType") ?? "",
    ]),
  );
}

/** A function's environment, by names only, and its code. */
export const functionWords: Teller = ({ resourceType, before, after }) => {
  if (resourceType !== "AWS::Lambda::Function" || before === null || after === null) return [];
  const { added, removed, kept } = mapChanges(variablesOf(before), variablesOf(after));
  const at = (name: string) => [`/configuration/environment/variables/${name}`];
  const code = [before, after].map((side) => textAt(side, "configuration", "codeSha256") ?? "");
  const [was = "", is = ""] = code.map((each) => each.slice(0, 12));
  return [
    ...(was === is
      ? []
      : [
          word("code_changed", "changed", ["/configuration/codeSha256", "/configuration/codeSize"], {
            before: was,
            after: is,
          }),
        ]),
    ...added.map(([name]) => word("variable_added", "changed", at(name), { name })),
    ...removed.map(([name]) => word("variable_removed", "changed", at(name), { name })),
    ...kept
      .filter(([, one, other]) => one !== other)
      .map(([name]) => word("variable_changed", "changed", at(name), { name })),
  ];
};

function variablesOf(side: Json): Map<string, Json> {
  const variables = valueAt(side, "configuration", "environment", "variables");
  return new Map(Object.entries(isObject(variables) ? variables : {}));
}

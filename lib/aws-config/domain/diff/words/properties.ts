import type { ChangeWord, WordTone } from "#lib/aws-config/contract/change-words.ts";
import { isArray, isObject, type Json, text } from "../../json.ts";
import { isRedacted } from "../../redaction.ts";
import { pathSteps } from "../path.ts";
import type { DiffNode } from "../types.ts";
import { shortValue, word } from "./word.ts";

/** Settings that protect while they are on, or open while they are on. */
const protections: readonly (readonly [RegExp, whenOn: WordTone, whenOff: WordTone])[] = [
  [
    /^(encrypted|storageEncrypted|atRestEncryptionEnabled|transitEncryptionEnabled|encryptionEnabled)$/i,
    "ok",
    "critical",
  ],
  [/^(blockPublicAcls|ignorePublicAcls|blockPublicPolicy|restrictPublicBuckets)$/i, "ok", "critical"],
  [/^(publiclyAccessible|isPublic|mapPublicIpOnLaunch|associatePublicIpAddress)$/i, "critical", "ok"],
  [
    /^(deletionProtection|deletionProtectionEnabled|disableApiTermination|multiAZ|enableKeyRotation|isLogging)$/i,
    "ok",
    "warning",
  ],
  [/^(sourceDestCheck|enableLogFileValidation|logFileValidationEnabled)$/i, "ok", "warning"],
];

/** A setting that no other sentence tells: turned on or off, set, unset, or from one value to another. */
export function propertyWord(node: DiffNode): ChangeWord {
  const steps = pathSteps(node.path);
  const step = steps.at(-1);
  const above = steps.slice(1, -1).map(({ label }) => label);
  const values = { property: step?.label ?? "", place: above.join(" › ") };
  const paths = [node.path];
  const { before, after } = node;
  if (node.change === "moved") return word("order_changed", "changed", paths, elementValues(node, above));
  if (isRedacted(before) || isRedacted(after)) return word("property_hidden", "changed", paths, values);
  if (step?.element && node.change !== "changed") {
    const kind = node.change === "added" ? "element_added" : "element_removed";
    return word(kind, "changed", paths, elementValues(node, above));
  }
  const [was, is] = [switchOf(before), switchOf(after)];
  if (is !== null && (was !== null || before === undefined)) {
    const tones = protections.find(([key]) => key.test(values.property));
    return word(is ? "property_on" : "property_off", tones?.[is ? 1 : 2] ?? "changed", paths, values);
  }
  const texts = { before: shortValue(before), after: shortValue(after) };
  if (isEmpty(before)) return word("property_set", "changed", paths, { ...values, after: texts.after });
  if (isEmpty(after))
    return word("property_unset", toneUnset(values.property), paths, { ...values, before: texts.before });
  return word("property_changed", toneOf(values.property, after), paths, { ...values, ...texts });
}

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === "";

function elementValues(node: DiffNode, above: readonly string[]): Record<string, string> {
  const value = node.after ?? node.before;
  const name =
    isObject(value) && /^\d+$/.test(node.label) ? shortValue(value) : isArray(value) ? "" : node.label;
  return { item: text(value) ?? name, property: above.at(-1) ?? "", place: above.slice(0, -1).join(" › ") };
}

/** A boolean, or one of the words that AWS uses for one. */
function switchOf(value: Json | undefined): boolean | null {
  if (typeof value === "boolean") return value;
  if (value === "enabled" || value === "Enabled" || value === "true") return true;
  return value === "disabled" || value === "Disabled" || value === "Suspended" || value === "false"
    ? false
    : null;
}

function toneUnset(property: string): WordTone {
  return /encryption|publicAccessBlock|permissionsBoundary/i.test(property) ? "critical" : "changed";
}

function toneOf(property: string, after: Json | undefined): WordTone {
  // Version 1 of the metadata service answers anyone who can make the instance send a request.
  if (property === "httpTokens") return after === "required" ? "ok" : "warning";
  return "changed";
}

import { z } from "zod";

/** Sentences that differences are told in; each has a message of this name in `awsConfig.diff.words`. */
export const wordKind = z.enum([
  "item_created",
  "item_deleted",
  "item_not_recorded",
  "rule_opened",
  "rule_closed",
  "rule_described",
  "tag_added",
  "tag_removed",
  "tag_changed",
  "policy_added",
  "policy_removed",
  "statement_added",
  "statement_removed",
  "statement_gained",
  "statement_lost",
  "statement_condition",
  "statement_effect",
  "managed_policy_attached",
  "managed_policy_detached",
  "profile_attached",
  "profile_detached",
  "profile_changed",
  "group_attached",
  "group_detached",
  "volume_attached",
  "volume_detached",
  "interface_attached",
  "interface_detached",
  "instance_attached",
  "instance_detached",
  "route_added",
  "route_removed",
  "route_changed",
  "route_blackhole",
  "variable_added",
  "variable_removed",
  "variable_changed",
  "code_changed",
  "relationship_added",
  "relationship_removed",
  "compliance_changed",
  "property_on",
  "property_off",
  "property_set",
  "property_unset",
  "property_changed",
  "property_hidden",
  "element_added",
  "element_removed",
  "order_changed",
]);
export type WordKind = z.infer<typeof wordKind>;

/** `critical`: opens something to everyone or takes a protection away. `ok`: closes or protects. */
export const wordTone = z.enum(["critical", "warning", "ok", "changed"]);
export type WordTone = z.infer<typeof wordTone>;

/** One sentence about what changed: its kind and what stands in it. The words around it are the reader's language. */
export const changeWord = z.object({
  kind: wordKind,
  tone: wordTone,
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()])).readonly(),
  /** The differences it tells: paths, or beginnings of paths (JSON Pointers whose array elements stand by identity). */
  paths: z.array(z.string()).readonly(),
});
export type ChangeWord = z.infer<typeof changeWord>;

/** A sentence as events keep it: what is listed in it stands in a text. */
export const toldWord = changeWord.omit({ paths: true });
export type ToldWord = z.infer<typeof toldWord>;

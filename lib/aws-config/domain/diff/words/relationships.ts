import { type Json, listAt, textAt } from "../../json.ts";
import { withoutGeneratedIds } from "../noise.ts";
import type { DiffBetween } from "../types.ts";
import { mapChanges, type Teller, word } from "./word.ts";

/** Relationships that came and went, in AWS's own words for them. */
export const relationshipWords: Teller = ({ between, before, after }) => {
  if (before === null || after === null) return [];
  const { added, removed } = mapChanges(relationshipsOf(before, between), relationshipsOf(after, between));
  const paths = ["/relationships"];
  return [
    ...added.map(([, values]) => word("relationship_added", "changed", paths, values)),
    ...removed.map(([, values]) => word("relationship_removed", "changed", paths, values)),
  ];
};

function relationshipsOf(side: Json, between: DiffBetween) {
  return new Map(
    listAt(side, "relationships").map((each) => {
      const type = textAt(each, "resourceType") ?? "";
      const resource = textAt(each, "resourceId") ?? textAt(each, "resourceName") ?? "";
      const relation = textAt(each, "relationshipName") ?? "";
      // What it is related to has another id in another account.
      const known = between === "accounts" ? withoutGeneratedIds(resource) : resource;
      return [`${relation} ${type} ${known}`, { relation: relation.trim(), type, resource }] as const;
    }),
  );
}

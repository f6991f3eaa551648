import { type Json, listAt, textAt } from "../../json.ts";
import { mapChanges, type Teller, word } from "./word.ts";

/** Relationships that came and went, in AWS's own words for them. */
export const relationshipWords: Teller = ({ before, after }) => {
  if (before === null || after === null) return [];
  const { added, removed } = mapChanges(relationshipsOf(before), relationshipsOf(after));
  const paths = ["/relationships"];
  return [
    ...added.map(([, values]) => word("relationship_added", "changed", paths, values)),
    ...removed.map(([, values]) => word("relationship_removed", "changed", paths, values)),
  ];
};

function relationshipsOf(side: Json) {
  return new Map(
    listAt(side, "relationships").map((each) => {
      const type = textAt(each, "resourceType") ?? "";
      const resource = textAt(each, "resourceId") ?? textAt(each, "resourceName") ?? "";
      const relation = textAt(each, "relationshipName") ?? "";
      return [`${relation} ${type} ${resource}`, { relation: relation.trim(), type, resource }] as const;
    }),
  );
}

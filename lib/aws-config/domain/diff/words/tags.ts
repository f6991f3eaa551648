import { isObject, type Json, listAt, text, textAt, valueAt } from "../../json.ts";
import { mapChanges, type Teller, word } from "./word.ts";

const paths = [
  "/tags",
  "/configuration/tags",
  "/configuration/tagList",
  "/configuration/Tags",
  "/supplementaryConfiguration/Tags",
];

/** Tags, which AWS Config keeps with the item and often once more in the configuration. */
export const tagWords: Teller = ({ before, after }) => {
  if (before === null || after === null) return [];
  const { added, removed, kept } = mapChanges(tagsOf(before), tagsOf(after));
  const changed = kept.filter(([, one, other]) => one !== other);
  return [
    ...added.map(([key, value]) => word("tag_added", "changed", paths, { key, value })),
    ...removed.map(([key, value]) => word("tag_removed", "changed", paths, { key, value })),
    ...changed.map(([key, one, other]) =>
      word("tag_changed", "changed", paths, { key, before: one, after: other }),
    ),
  ];
};

function tagsOf(side: Json): Map<string, string> {
  const tags = valueAt(side, "tags");
  const listed = [...listAt(side, "configuration", "tags"), ...listAt(side, "configuration", "tagList")];
  return new Map([
    ...listed.map((tag) => [textAt(tag, "key") ?? "", textAt(tag, "value") ?? ""] as const),
    ...Object.entries(isObject(tags) ? tags : {}).map(([key, value]) => [key, text(value) ?? ""] as const),
  ]);
}

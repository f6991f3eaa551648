/**
 * The name of a rule that is the same in every account: conformance packs end it with their id
 * (`encrypted-volumes-conformance-pack-ab12cd34e`), rules of the organisation stand between a prefix and an ending
 * (`OrgConfigRule-encrypted-volumes-ab12cd34`).
 */
export function sharedRuleName(ruleName: string): string {
  return ruleName
    .replace(/-conformance-pack-[a-z0-9]{9}$/, "")
    .replace(/^OrgConfigRule-(.+)-[a-z0-9]{8}$/, "$1");
}

/** The same of a conformance pack: `OrgConformsPack-Best-Practices-ab12cd34` is `Best-Practices`. */
export function sharedPackName(packName: string): string {
  return packName.replace(/^OrgConformsPack-(.+)-[a-z0-9]{8}$/, "$1");
}

/** Id of the conformance pack that a rule's name ends with, or null: `conformance-pack-ab12cd34e`. */
export function packIdOf(ruleName: string): string | null {
  return /-(conformance-pack-[a-z0-9]{9})$/.exec(ruleName)?.[1] ?? null;
}

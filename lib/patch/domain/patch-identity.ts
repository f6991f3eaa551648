/** The last part of a baseline's ARN, or the id as it is: AWS names its own baselines by ARN in some answers only. */
export function shortBaselineId(id: string | undefined): string | null {
  const short = id?.slice(id.lastIndexOf("/") + 1);
  return short === undefined || short === "" ? null : short;
}

/**
 * What AWS's catalogue knows a patch by: the KB number on Windows, `name.arch:epoch:version-release` on Linux, which nodes
 * report as the title.
 */
export function catalogKey(kbId: string, title: string): string {
  if (/^KB\d+$/i.test(kbId)) return kbId.toUpperCase();
  return /:\d+:/.test(kbId) || title === "" ? kbId : title;
}

/** A patch of AWS's catalogue, as far as it is told apart from others. */
export interface CatalogedPatch {
  KbNumber?: string | undefined;
  Name?: string | undefined;
  Arch?: string | undefined;
  Epoch?: number | undefined;
  Version?: string | undefined;
  Release?: string | undefined;
  Title?: string | undefined;
  Id?: string | undefined;
}

/** The `catalogKey` of an entry of the catalogue; null when the entry names nothing that nodes could report. */
export function catalogKeyOf(patch: CatalogedPatch): string | null {
  const { KbNumber: kb, Name: name, Version: version } = patch;
  if (kb !== undefined && kb !== "") return /^\d+$/.test(kb) ? `KB${kb}` : kb.toUpperCase();
  if (name !== undefined && version !== undefined) {
    const arch = patch.Arch === undefined ? "" : `.${patch.Arch}`;
    const release = patch.Release === undefined || patch.Release === "" ? "" : `-${patch.Release}`;
    return `${name}${arch}:${patch.Epoch ?? 0}:${version}${release}`;
  }
  return patch.Title ?? patch.Id ?? null;
}

/** CVE ids out of AWS's list in one text, upper case, each once: `CVE-2026-1,CVE-2026-2` or with semicolons. */
export function cveIdsOf(text: string | undefined): string[] {
  const ids = (text ?? "").toUpperCase().match(/CVE-\d{4}-\d{4,}/g);
  return [...new Set(ids ?? [])].sort();
}

/**
 * Paths of changes are JSON Pointers (RFC 6901: `~0` is `~`, `~1` is `/`) into an item's content, with one addition: an
 * element of an array stands as `[what it is]`, by its identity where it has one and else by its place, so
 * `/configuration/ipPermissions/[tcp 22]/ipRanges/[0.0.0.0~10]` or `/tags/Env`. `~2` is `[` at the start of a key.
 */
export function keySegment(key: string): string {
  const escaped = escapeText(key);
  return escaped.startsWith("[") ? `~2${escaped.slice(1)}` : escaped;
}

export function elementSegment(identity: string | number): string {
  return `[${escapeText(String(identity))}]`;
}

function escapeText(text: string): string {
  return text.includes("~") || text.includes("/") ? text.replaceAll("~", "~0").replaceAll("/", "~1") : text;
}

function unescapeText(text: string): string {
  return text.replaceAll("~2", "[").replaceAll("~1", "/").replaceAll("~0", "~");
}

/** One step of a path as people read it, and whether it is an element of an array. */
export interface PathStep {
  element: boolean;
  label: string;
}

export function pathSteps(path: string): PathStep[] {
  return path
    .split("/")
    .slice(1)
    .map((segment) => {
      const element = segment.startsWith("[") && segment.endsWith("]");
      return { element, label: unescapeText(element ? segment.slice(1, -1) : segment) };
    });
}

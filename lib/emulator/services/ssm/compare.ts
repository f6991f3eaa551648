/** Below zero when `left` is the lower version. Numbers compare as numbers, so that 3.10 is above 3.9. */
export const compareVersions = (left: string, right: string): number => {
  const [ours, theirs] = [left.split("."), right.split(".")];
  for (let part = 0; part < Math.max(ours.length, theirs.length); part += 1) {
    const difference = Number(ours[part] ?? 0) - Number(theirs[part] ?? 0);
    if (Number.isNaN(difference)) return left < right ? -1 : left > right ? 1 : 0;
    if (difference !== 0) return difference;
  }
  return 0;
};

/** How filters with LessThan and GreaterThan compare: as versions or numbers where both are, else as text. */
export const compareValues = (left: string, right: string): number => {
  const version = /^\d+(\.\d+)*$/;
  if (version.test(left) && version.test(right)) return compareVersions(left, right);
  return left < right ? -1 : left > right ? 1 : 0;
};

/** ` where … and …`, or nothing where there is no condition. */
export function whereSql(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : ` where ${conditions.join(" and ")}`;
}

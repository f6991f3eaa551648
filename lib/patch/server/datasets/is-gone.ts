/** Errors by which Systems Manager says that what was listed before is no longer there. */
const codes = new Set(["DoesNotExistException", "InvalidCommandId", "InvocationDoesNotExist"]);

export function isGone(error: unknown): boolean {
  return error instanceof Error && codes.has(error.name);
}

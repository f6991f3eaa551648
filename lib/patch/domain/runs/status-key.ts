/**
 * The key of `patch.runs.statuses` for AWS's status of a window execution (`TIMED_OUT`) or command (`TimedOut`,
 * `Timed Out`).
 */
export const statusKey = (status: string): string =>
  status
    .replaceAll(/([a-z])([A-Z])/g, "$1_$2")
    .toUpperCase()
    .replaceAll(" ", "_");

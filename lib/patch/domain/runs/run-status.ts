const openExecutions = ["PENDING", "IN_PROGRESS", "CANCELLING"];
const openCommands = ["Pending", "InProgress", "Delayed", "Cancelling"];

/** Whether a window execution will not change any more. */
export const isFinishedExecution = (status: unknown): boolean => !openExecutions.includes(String(status));

/** Whether a command or an invocation of one will not change any more. */
export const isFinishedCommand = (status: unknown): boolean => !openCommands.includes(String(status));

/** The page of the list of breaches in `/api/views` and in cookies, and the list's name. */
export const overduePage = "patch-overdue";
export const overdueListNames = ["patch-overdue"] as const;

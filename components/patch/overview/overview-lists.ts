/** The page of the overview's lists in `/api/views` and in cookies, and the lists' names. */
export const overviewListsPage = "patch-overview";
export const overviewListNames = ["patch-overdue", "patch-velocity"] as const;

/** A page tells its interest again this often while it is visible, in seconds. */
export const interestEverySeconds = 60;

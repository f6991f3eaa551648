/**
 * The code of a failed scope whose operation the target does not offer: nothing is wrong, and nothing here mends it. In a
 * file of its own because pages compare with it, and must not fetch the checker of values for that.
 */
export const notAvailable = "OperationNotAvailable";

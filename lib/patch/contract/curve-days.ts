/** Days after the release at which a curve is read; apart, so that drawing one needs no checker of values. */
export const curveDays = [0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120] as const;

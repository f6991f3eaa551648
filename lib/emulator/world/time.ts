export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Where the world's calendars start; before it everything stands still. */
export const epoch = Date.UTC(2022, 0, 3);

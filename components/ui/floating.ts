/** Looks shared by everything that floats: menus, popovers, pickers. */
export const floatingClass =
  "z-50 rounded-lg bg-raised text-ink shadow-float outline-none transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0";

/** One choice in a menu or list box: 28 px, highlighted by pointer and by keyboard alike. */
export const floatingItemClass =
  "flex min-h-7 cursor-default select-none items-center gap-2 rounded-md px-2 outline-none data-highlighted:bg-highlight data-disabled:opacity-50";

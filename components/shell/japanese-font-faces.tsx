"use client";

import "@fontsource-variable/noto-sans-jp/wght.css";

/** Renders nothing: being part of the page is what brings its font faces. */
export function JapaneseFontFaces() {
  return null;
}

"use client";

import dynamic from "next/dynamic";
import { useLocale } from "next-intl";
import { useEffect } from "react";

const loadFont = () => import("./japanese-font-faces.tsx").then((module) => module.JapaneseFontFaces);
const Faces = dynamic(loadFont);

/**
 * Noto Sans JP, in subsets of which the browser fetches only those whose characters are on the page. Japanese pages
 * have its 35 kB of font faces at once; others get them when idle, for names and tags in Japanese.
 */
export function JapaneseFont() {
  const locale = useLocale();
  useEffect(() => {
    if (locale === "ja") return;
    const wait = setTimeout(() => void loadFont(), 3000);
    return () => clearTimeout(wait);
  }, [locale]);
  return locale === "ja" ? <Faces /> : null;
}

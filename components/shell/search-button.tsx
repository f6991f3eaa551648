"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { Kbd } from "#components/ui/kbd.tsx";
import { preloadPalette } from "./layers.tsx";

/** Looks like a search field, opens the palette. */
export function SearchButton({ onOpen }: { onOpen: () => void }) {
  const t = useTranslations("palette");
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={onOpen}
      onPointerEnter={preloadPalette}
      onFocus={preloadPalette}
      className="flex h-7 w-64 min-w-7 shrink items-center gap-2 rounded-md border border-line bg-canvas px-2 text-faint transition-colors hover:border-line-strong max-xl:w-7 max-xl:shrink-0"
    >
      <Search size={14} aria-hidden="true" className="shrink-0" />
      <span className="min-w-0 flex-1 truncate text-left max-xl:sr-only">{t("open")}</span>
      <span aria-hidden="true" className="flex shrink-0 gap-0.5 max-xl:hidden">
        <Kbd>Ctrl</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}

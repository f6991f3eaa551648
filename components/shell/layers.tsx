"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { toastDemand } from "#components/ui/toast-manager.ts";

const loadPalette = () => import("./command-palette.tsx").then((module) => module.CommandPalette);
const CommandPalette = dynamic(loadPalette, { ssr: false });
const HelpOverlay = dynamic(() => import("./help-overlay.tsx").then((module) => module.HelpOverlay), {
  ssr: false,
});
const Toaster = dynamic(() => import("#components/ui/toaster.tsx").then((module) => module.Toaster), {
  ssr: false,
});

/** Fetches the palette's code while the pointer is still on its way. */
export function preloadPalette() {
  void loadPalette();
}

export type Layer = "palette" | "help" | null;

/** What may lie over the page; none of it is fetched before it is first wanted. */
export function Layers({ layer, show }: { layer: Layer; show: (layer: Layer) => void }) {
  const toastWanted = useSyncExternalStore(toastDemand.subscribe, toastDemand.isWanted, () => false);
  return (
    <>
      {layer === "palette" && (
        <CommandPalette
          open
          onOpenChange={(open) => show(open ? "palette" : null)}
          openHelp={() => show("help")}
        />
      )}
      {layer === "help" && <HelpOverlay open onOpenChange={(open) => show(open ? "help" : null)} />}
      {toastWanted && <Toaster />}
    </>
  );
}

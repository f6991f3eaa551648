"use client";

import { lazy, Suspense, useState } from "react";
import type { PopoverLayerProps } from "./popover-layer.tsx";
import { reachable } from "./reachable.ts";

export type PopoverProps = Omit<PopoverLayerProps, "defaultOpen">;

const load = () => import("./popover-layer.tsx");
const PopoverLayer = lazy(async () => ({ default: (await load()).PopoverLayer }));

/** Something that opens beside its button. Its code comes when the pointer or the focus reaches the button. */
export function Popover({ open, onOpenChange, ...props }: PopoverProps) {
  const [wanted, setWanted] = useState(false);
  if (!wanted && open !== true) {
    return reachable(props.trigger, {
      popup: "dialog",
      preload: load,
      open: () => {
        setWanted(true);
        onOpenChange?.(true);
      },
    });
  }
  const state = open === undefined ? { defaultOpen: true } : { open };
  return (
    <Suspense fallback={props.trigger}>
      <PopoverLayer {...props} {...state} {...(onOpenChange && { onOpenChange })} />
    </Suspense>
  );
}

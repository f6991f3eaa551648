"use client";

import { Popover as Base } from "@base-ui/react/popover";
import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";
import { floatingClass } from "./floating.ts";

export interface PopoverLayerProps {
  /** The button that opens it. */
  trigger: ReactElement;
  /** Names the popover for screen readers; shown as its heading unless `hideTitle`. */
  title: string;
  hideTitle?: boolean;
  children: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** The popover itself; pages use `Popover`, which fetches this when it is wanted. */
export function PopoverLayer({
  trigger,
  title,
  hideTitle,
  children,
  align = "start",
  className,
  ...state
}: PopoverLayerProps) {
  return (
    <Base.Root {...state}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4} align={align} collisionPadding={8}>
          <Base.Popup
            className={clsx(
              floatingClass,
              "flex max-h-(--available-height) max-w-[calc(100vw-1rem)] flex-col overflow-hidden",
              className,
            )}
          >
            <Base.Title className={hideTitle ? "sr-only" : "px-3 pt-2.5 pb-1 font-semibold"}>
              {title}
            </Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Closes the popover around it. */
export const PopoverClose = Base.Close;

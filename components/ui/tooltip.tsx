"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

/**
 * A few words about a control, on hover and on focus. It adds to the control's own name: an icon button still needs
 * its `aria-label`.
 */
export function Tooltip({
  children,
  content,
  side = "bottom",
}: {
  children: ReactElement;
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={400} />
      <Base.Portal>
        <Base.Positioner className="z-50" side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className="max-w-72 rounded-md bg-ink px-2 py-1 text-canvas text-sm">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

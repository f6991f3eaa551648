"use client";

import { Menu as Base } from "@base-ui/react/menu";
import clsx from "clsx";
import type { ReactElement, ReactNode } from "react";
import { floatingClass, floatingItemClass } from "./floating.ts";

/** A menu button's menu. `trigger` is the button element itself. */
export function Menu({
  trigger,
  children,
  align = "start",
  defaultOpen = false,
}: {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  defaultOpen?: boolean;
}) {
  return (
    <Base.Root modal={false} defaultOpen={defaultOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="z-50 outline-none" sideOffset={4} align={align} collisionPadding={8}>
          <Base.Popup
            className={clsx(floatingClass, "max-h-(--available-height) min-w-44 overflow-y-auto p-1")}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({ className, ...props }: Base.Item.Props & { className?: string }) {
  return <Base.Item className={clsx(floatingItemClass, className)} {...props} />;
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-faint text-xs">{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  );
}

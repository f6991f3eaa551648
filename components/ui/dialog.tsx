"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { buttonClass } from "./button.tsx";

export interface DialogProps {
  title: string;
  description?: ReactNode;
  trigger?: ReactElement;
  children: ReactNode;
  /** Buttons, right-aligned at the foot. */
  footer?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
}

/** Modal: focus stays inside, Escape closes, focus returns to where it was. */
export function Dialog({ title, description, trigger, children, footer, className, ...state }: DialogProps) {
  const t = useTranslations("common");
  return (
    <Base.Root {...state}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-50 bg-[rgb(10_14_20/0.45)] transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0" />
        <Base.Popup
          className={clsx(
            "fixed top-[12vh] left-1/2 z-50 flex max-h-[76vh] w-[calc(100vw-2rem)] -translate-x-1/2 flex-col",
            "rounded-lg bg-raised shadow-float outline-none transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0",
            className ?? "max-w-lg",
          )}
        >
          <div className="flex items-start gap-3 border-line border-b py-2.5 pr-2 pl-4">
            <div className="min-w-0 flex-1">
              <Base.Title className="font-semibold text-lg">{title}</Base.Title>
              {description && <Base.Description className="text-muted">{description}</Base.Description>}
            </div>
            <Base.Close aria-label={t("close")} className={buttonClass({ variant: "quiet", icon: true })}>
              <X size={16} aria-hidden="true" />
            </Base.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
          {footer && <div className="flex justify-end gap-2 border-line border-t px-4 py-2.5">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

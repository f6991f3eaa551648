"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "./button.tsx";

/**
 * Details beside a list that stays in view and usable: a complementary region, not a dialog. Escape inside closes it;
 * the owner of the list moves focus back.
 */
export function SidePanel({
  title,
  subtitle,
  actions,
  onClose,
  children,
  className,
}: {
  title: ReactNode;
  subtitle?: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  className?: string;
}) {
  const t = useTranslations("common");
  const titleId = useId();
  return (
    <aside
      aria-labelledby={titleId}
      className={clsx(
        "flex min-h-0 w-[clamp(22.5rem,28vw,30rem)] shrink-0 flex-col border-line border-l bg-canvas",
        className,
      )}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header className="flex items-start gap-2 border-line border-b py-2 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 id={titleId} className="break-words font-semibold text-lg">
            {title}
          </h2>
          {subtitle && <p className="text-muted">{subtitle}</p>}
        </div>
        {actions}
        <Button variant="quiet" icon aria-label={t("close")} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
    </aside>
  );
}

"use client";

import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { buttonClass } from "./button.tsx";
import { StatusIcon, type StatusTone } from "./status.tsx";
import { toastDemand } from "./toast-manager.ts";

const manager = Toast.createToastManager<{ tone?: StatusTone }>();

/** Where toasts appear: bottom right, announced politely, `F6` moves focus there. Mounted once, by the shell. */
export function Toaster() {
  const t = useTranslations("common");
  // The live region stands before its first words come, so that they are announced.
  useEffect(() => toastDemand.connect(manager), []);
  return (
    <Toast.Provider toastManager={manager} timeout={6000}>
      <Toast.Portal>
        <Toast.Viewport
          aria-label={t("notifications")}
          className="fixed right-3 bottom-3 z-60 flex w-88 max-w-[calc(100vw-1.5rem)] flex-col gap-2"
        >
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const t = useTranslations("common");
  const { toasts: shown } = Toast.useToastManager<{
    tone?: "ok" | "warning" | "critical" | "unknown" | "changed";
  }>();
  return shown.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={[]}
      className="rounded-lg bg-raised shadow-float transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2 py-2 pr-1.5 pl-3">
        {toast.data?.tone && <StatusIcon tone={toast.data.tone} className="mt-1" />}
        <div className="min-w-0 flex-1">
          <Toast.Title className="font-medium" />
          <Toast.Description className="break-words text-muted" />
          <Toast.Action className={buttonClass({ size: "sm" })} />
        </div>
        <Toast.Close
          aria-label={t("dismiss")}
          className={buttonClass({ variant: "quiet", size: "sm", icon: true })}
        >
          <X size={14} aria-hidden="true" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

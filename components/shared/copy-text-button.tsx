"use client";

import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { toasts } from "#components/ui/toast-manager.ts";

/** Copies a text and says so. */
export function CopyTextButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations("common");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      toasts.add({ title: t("copied"), data: { tone: "ok" } });
    } catch {
      // The browser refuses the clipboard outside a secure context or without permission.
      toasts.add({ title: t("copyFailed"), data: { tone: "warning" } });
    }
  };
  return (
    <Button size="sm" onClick={() => void copy()}>
      <Copy size={13} aria-hidden="true" />
      {label}
    </Button>
  );
}

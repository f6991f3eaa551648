"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { toasts } from "./toast-manager.ts";

const confirmMs = 1500;

export interface CopyButtonProps {
  text: string;
  /** What is copied. */
  label: string;
  /** `icon` (default) stands beside the text it copies; `text` shows its label, among other buttons. */
  look?: "icon" | "text";
}

/** Copies a text and says so in its place. */
export function CopyButton({ text, label, look = "icon" }: CopyButtonProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Browsers refuse the clipboard, or have none, outside a secure context or without permission.
      toasts.add({ title: t("copyFailed"), data: { tone: "warning" } });
    }
  };
  const Icon = copied ? Check : Copy;
  const named =
    look === "icon" ? ({ variant: "quiet", icon: true, "aria-label": label, title: label } as const) : {};
  return (
    <Button size="sm" {...named} onClick={() => void copy()}>
      <Icon size={look === "icon" ? 14 : 13} aria-hidden="true" className={copied ? "text-ok" : undefined} />
      {look === "text" && label}
      <span className="sr-only" aria-live="polite">
        {copied && t("copied")}
      </span>
    </Button>
  );
}

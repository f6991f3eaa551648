"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import { toasts } from "./toast-manager.ts";

const confirmMs = 1500;

/** Copies a text and says so in its place; `label` says what is copied. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), confirmMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => toasts.add({ title: t("copyFailed"), data: { tone: "warning" } }),
    );
  return (
    <Button variant="quiet" size="sm" icon aria-label={label} title={label} onClick={() => void copy()}>
      {copied ? (
        <Check size={14} aria-hidden="true" className="text-ok" />
      ) : (
        <Copy size={14} aria-hidden="true" />
      )}
      <span className="sr-only" aria-live="polite">
        {copied && t("copied")}
      </span>
    </Button>
  );
}

"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";

const everywhere = [
  ["palette", ["Ctrl/⌘", "K"]],
  ["help", ["?"]],
  ["goNodes", ["g", "n"]],
  ["goUnmanaged", ["g", "u"]],
  ["goSync", ["g", "s"]],
  ["rail", ["["]],
  ["escape", ["Esc"]],
] as const;

const list = [
  ["filter", ["/"]],
  ["next", ["j"]],
  ["previous", ["k"]],
  ["open", ["Enter"]],
  ["select", ["x"]],
] as const;

/** Every key of the console on one sheet. */
export function HelpOverlay({
  open,
  onOpenChange,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const t = useTranslations("help");
  const section = (title: string, rows: typeof everywhere | typeof list) => (
    <section className="min-w-0 flex-1">
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      <dl className="flex flex-col">
        {rows.map(([name, keys]) => (
          <div
            key={name}
            className="flex min-h-7 items-center justify-between gap-4 border-line border-b last:border-b-0"
          >
            <dt className="text-muted">{t(name)}</dt>
            <dd className="flex shrink-0 items-center gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
  return (
    <Dialog title={t("title")} open={open} onOpenChange={onOpenChange} className="max-w-2xl">
      <div className="flex flex-wrap gap-x-8 gap-y-4 *:basis-60">
        {section(t("everywhere"), everywhere)}
        {section(t("list"), list)}
      </div>
    </Dialog>
  );
}

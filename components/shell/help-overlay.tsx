"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "#components/ui/dialog.tsx";
import { Kbd } from "#components/ui/kbd.tsx";
import { navGroups } from "./nav-items.ts";

const everywhere = [
  ["palette", ["Ctrl/⌘", "K"]],
  ["help", ["?"]],
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

const difference = [
  ["nextChange", ["n"]],
  ["previousChange", ["p"]],
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
  const nav = useTranslations("nav");
  const pages = navGroups.flatMap((group) =>
    group.items.map((item) => ({ label: `${nav(group.key)} › ${nav(item.key)}`, keys: item.keys })),
  );
  const section = (title: string, rows: readonly { label: string; keys: readonly string[] }[]) => (
    <section className="min-w-0 flex-1">
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      <dl className="flex flex-col">
        {rows.map(({ label, keys }) => (
          <div
            key={label}
            className="flex min-h-7 items-center justify-between gap-4 border-line border-b last:border-b-0"
          >
            <dt className="text-muted">{label}</dt>
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
  const worded = (rows: typeof everywhere | typeof list | typeof difference) =>
    rows.map(([name, keys]) => ({ label: t(name), keys }));
  return (
    <Dialog title={t("title")} open={open} onOpenChange={onOpenChange} className="max-w-2xl">
      <div className="flex flex-wrap gap-x-8 gap-y-4 *:basis-60">
        {section(t("everywhere"), worded(everywhere))}
        {section(t("pages"), pages)}
        <div className="flex flex-col gap-4">
          {section(t("list"), worded(list))}
          {section(t("difference"), worded(difference))}
        </div>
      </div>
    </Dialog>
  );
}

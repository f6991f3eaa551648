"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { StatusTone } from "#components/ui/status.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { NodeInventoryOutput } from "#lib/fleet/contract/detail.ts";

type Entry = NodeInventoryOutput["entries"][number];

const tones: Record<Entry["difference"], StatusTone> = {
  same: "unknown",
  added: "ok",
  removed: "critical",
  changed: "changed",
};

/** Entries as columns of their attributes; in a comparison with what the other side has. */
export function InventoryTable({
  label,
  answer,
  compared,
}: {
  label: string;
  answer: NodeInventoryOutput;
  compared: boolean;
}) {
  const t = useTranslations("fleet.inventory");
  if (answer.entries.length === 0) {
    return <p className="px-3 py-6 text-muted">{compared ? t("noDifference") : t("noMatch")}</p>;
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="min-h-0 flex-1 overflow-auto" tabIndex={0} aria-label={label}>
      <table className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {compared && <Heading text={t("difference")} />}
            {answer.columns.map((column) => (
              <Heading key={column} text={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.entries.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: entries have no identity of their own; a page never reorders
            <tr key={index} className="hover:bg-hover">
              {compared && (
                <td className="whitespace-nowrap border-line border-b px-3 py-1 align-top">
                  <span className="inline-flex items-center gap-1.5">
                    <StatusIcon tone={tones[entry.difference]} />
                    {t(`kinds.${entry.difference}`)}
                  </span>
                </td>
              )}
              {answer.columns.map((column) => (
                <Cell key={column} entry={entry} column={column} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Heading({ text }: { text: string }) {
  return (
    <th
      scope="col"
      className="sticky top-0 whitespace-nowrap border-line border-b bg-canvas px-3 py-1 text-start font-medium text-muted"
    >
      {text}
    </th>
  );
}

function Cell({ entry, column }: { entry: Entry; column: string }) {
  const here = entry.content?.[column];
  const there = entry.other?.[column];
  const differs = entry.difference === "changed" && here !== there;
  const shown = entry.difference === "removed" ? there : here;
  return (
    <td className="max-w-96 break-words border-line border-b px-3 py-1 align-top">
      {differs && (
        <>
          <del className="text-critical">{there ?? "—"}</del>
          <span aria-hidden="true" className="px-1 text-faint">
            →
          </span>
        </>
      )}
      <bdi className={clsx(differs && "font-medium text-ok", entry.difference === "removed" && "text-muted")}>
        {shown ?? (differs ? "—" : "")}
      </bdi>
    </td>
  );
}

"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { NodeOutput } from "#lib/fleet/contract/detail.ts";

/** The node's inventory types with their numbers of entries, as a list at the left. */
export function InventoryTypes({
  types,
  chosen,
  onChoose,
}: {
  types: NodeOutput["inventory"];
  chosen: string;
  onChoose: (typeName: string) => void;
}) {
  const t = useTranslations("fleet.inventory");
  const format = useFormatter();
  return (
    <nav aria-label={t("types")} className="w-60 shrink-0 overflow-y-auto border-line border-r py-2">
      <ul>
        {types.map(({ typeName, count }) => (
          <li key={typeName}>
            <button
              type="button"
              aria-current={typeName === chosen || undefined}
              onClick={() => onChoose(typeName)}
              className="flex h-7 w-full items-center gap-2 px-3 text-start text-muted hover:bg-hover hover:text-ink aria-[current=true]:bg-selected aria-[current=true]:font-medium aria-[current=true]:text-accent"
            >
              <span className="min-w-0 flex-1 truncate" title={typeName}>
                {typeName}
              </span>
              <span className="text-faint text-sm">{format.number(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

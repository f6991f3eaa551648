"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SearchField } from "#components/shared/search-field.tsx";

/** Entries beyond which a list can be searched. */
const searchFrom = 8;

/** The entries of an approved or rejected list, as AWS takes them. */
export function PatchList({
  entries,
  label,
  empty,
}: {
  entries: readonly string[];
  label: string;
  empty: string;
}) {
  const t = useTranslations("patch.baselines.rules");
  const [find, setFind] = useState("");
  if (entries.length === 0) return <p className="text-muted">{empty}</p>;
  const shown = entries.filter((entry) => entry.toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <div className="flex flex-col gap-2">
      {entries.length > searchFrom && <SearchField label={label} value={find} onChange={setFind} />}
      <ul className="flex flex-wrap gap-1.5" aria-live="polite">
        {shown.map((entry) => (
          <li key={entry} className="rounded-sm bg-sunken px-1.5 font-mono text-sm">
            {entry}
          </li>
        ))}
        {shown.length === 0 && <li className="text-muted">{t("noEntry")}</li>}
      </ul>
    </div>
  );
}

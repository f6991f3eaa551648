"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { type Choice, ChoiceList } from "#components/ui/choice-list.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import type { ZoneChoice } from "#lib/core/domain/preferences.ts";
import { zoneLabel } from "#lib/core/domain/time-format.ts";

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** UTC, the browser's zone, or any zone by name. */
export function ZoneForm() {
  const t = useTranslations();
  const { zone, setZone } = usePreferences();
  const [kind, setKind] = useState(zone.kind);
  const choose = (next: ZoneChoice["kind"]) => {
    setKind(next);
    if (next === "utc") setZone({ kind: "utc", zone: "UTC", resolved: true });
    if (next === "browser") setZone({ kind: "browser", zone: ownZone(), resolved: true });
  };
  const zones = useMemo(() => {
    const now = new Date().toISOString();
    return Intl.supportedValuesOf("timeZone").map(
      (name): Choice => ({ value: name, label: name.replaceAll("_", " "), aside: zoneLabel(now, name) }),
    );
  }, []);
  return (
    <div>
      <Segmented
        label={t("preferences.zone")}
        value={kind}
        onChange={choose}
        options={[
          { value: "utc", label: t("preferences.utc") },
          { value: "browser", label: t("preferences.browser") },
          { value: "named", label: t("preferences.named") },
        ]}
      />
      <p className="mt-1 text-muted text-sm">
        {zone.zone === "UTC" ? "UTC" : `${zone.zone} · ${zoneLabel(new Date().toISOString(), zone.zone)}`}
      </p>
      {kind === "named" && (
        <div className="mt-1.5 overflow-hidden rounded-md border border-line">
          <ChoiceList
            label={t("preferences.searchZone")}
            searchPlaceholder={t("preferences.searchZone")}
            choices={zones}
            chosen={zone.kind === "named" ? [zone.zone] : []}
            onChange={([name]) =>
              name !== undefined && setZone({ kind: "named", zone: name, resolved: true })
            }
            empty={t("common.noMatch")}
            noMatch={t("common.noMatch")}
            focusOnMount={false}
          />
        </div>
      )}
    </div>
  );
}

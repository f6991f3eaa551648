"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Button } from "#components/ui/button.tsx";
import { ChoiceList } from "#components/ui/choice-list.tsx";
import { Input } from "#components/ui/input.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { resourceTimelineQuery } from "#lib/aws-config/client/index.ts";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { fromLocalInput, toLocalInput } from "#lib/core/domain/local-time.ts";
import { formatInstant } from "#lib/core/domain/time-format.ts";

const pageItems = 100;
const unchosen = "";

interface MomentPickerProps {
  label: string;
  type: string;
  resource: string;
  /** An item's id, a moment, or null for what is meant when none is chosen. */
  value: string | null;
  /** What null means, in words. */
  otherwise: string;
  onChange: (value: string | null) => void;
}

/** Chooses a point in a resource's history: one of its configuration items, or any moment. */
export function MomentPicker(props: MomentPickerProps) {
  const [open, setOpen] = useState(false);
  const { label, value, otherwise } = props;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={label}
      hideTitle
      className="w-96"
      trigger={
        <Button>
          <History size={14} aria-hidden="true" />
          <span className="sr-only">{label}: </span>
          {value === null ? otherwise : <Timestamp at={momentOf(value)} show="absolute" />}
        </Button>
      }
    >
      <Moments
        {...props}
        onChange={(next) => {
          props.onChange(next);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

/** When a point is: an item's id begins with the time of its capture. */
export const momentOf = (point: string): string => point.split("~")[0] ?? point;

function Moments({ label, type, resource, value, otherwise, onChange }: MomentPickerProps) {
  const t = useTranslations("awsConfig.compare");
  const { zone, locale } = usePreferences();
  const id = useId();
  const [written, setWritten] = useState(value === null ? "" : toLocalInput(momentOf(value), zone.zone));
  const query = useInfiniteQuery(
    resourceTimelineQuery({ type, key: resource, kinds: "item", limit: pageItems }),
  );
  const entries = (query.data?.pages ?? []).flatMap((page) => page.entries);
  const items = entries.flatMap((entry) => (entry.kind === "item" ? [entry.item] : []));
  return (
    <>
      <ChoiceList
        label={label}
        searchPlaceholder={t("searchMoments")}
        choices={[
          { value: unchosen, label: otherwise },
          ...items.map((item) => ({
            value: item.id,
            label: formatInstant(item.capturedAt, zone.zone, locale) ?? item.capturedAt,
            detail:
              item.changedPaths === null
                ? item.status
                : t("pathsChanged", { count: item.changedPaths.length }),
          })),
        ]}
        chosen={[value ?? unchosen]}
        onChange={([chosen]) => onChange(chosen || null)}
        empty={t("noItems")}
        noMatch={t("noItems")}
        loading={query.isPending}
      />
      {query.hasNextPage && (
        <Button
          variant="quiet"
          size="sm"
          className="self-start"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t("olderItems")}
        </Button>
      )}
      <form
        className="flex items-center gap-2 border-line border-t px-3 py-2"
        onSubmit={(event) => {
          event.preventDefault();
          const moment = fromLocalInput(written, zone.zone);
          if (moment !== null) onChange(moment);
        }}
      >
        <label htmlFor={id} className="shrink-0 text-muted text-sm">
          {t("otherMoment")}
        </label>
        <Input
          id={id}
          type="datetime-local"
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <Button type="submit" size="sm">
          {t("apply")}
        </Button>
      </form>
    </>
  );
}

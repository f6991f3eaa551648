"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { FreshnessBadge } from "#components/shared/freshness-badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { WholeEnd } from "#components/ui/whole-end.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { Brand } from "./brand.tsx";
import { PreferencesMenu } from "./preferences-menu.tsx";
import { ScopePicker } from "./scope-picker.tsx";
import { SearchButton } from "./search-button.tsx";
import { TargetBadge } from "./target-badge.tsx";
import { TimeControl } from "./time-control.tsx";

/** What every page has in common: where, when, how fresh, and the way to everything else. */
export function TopBar({ openPalette, openHelp }: { openPalette: () => void; openHelp: () => void }) {
  const t = useTranslations("help");
  const { scope, scopeSearch } = useScope();
  const { data, isError } = useQuery(scopeOptionsQuery());
  return (
    <header
      data-whole=""
      className="flex h-bar shrink-0 items-center gap-1 border-line border-b bg-chrome pr-2 pl-3 print:hidden"
    >
      <Link
        href={hrefs.fleet(scopeSearch)}
        className="mr-2 flex items-center gap-2 rounded-md font-semibold text-lg"
      >
        <Brand />
        Yagura
      </Link>
      <span aria-hidden="true" className="h-4 w-px bg-line" />
      <ScopePicker />
      <span aria-hidden="true" className="h-4 w-px bg-line" />
      <TimeControl />
      <SearchButton onOpen={openPalette} />
      {/* A past moment has an age and a coverage of its own, which the page tells. */}
      {scope.asOf === null && <FreshnessBadge freshness={data?.freshness} failed={isError} />}
      {/* What changes its width by itself stands before the gap, where nothing has to move for it. */}
      <span className="min-w-0 flex-1" />
      <TargetBadge />
      <Button
        variant="quiet"
        icon
        aria-label={t("title")}
        title={t("title")}
        onClick={openHelp}
        className="max-md:hidden"
      >
        <CircleHelp size={16} aria-hidden="true" />
      </Button>
      <PreferencesMenu />
      <WholeEnd />
    </header>
  );
}

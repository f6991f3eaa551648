"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Popover } from "#components/ui/popover.tsx";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { BarButton } from "./bar-button.tsx";

const AccountChoices = dynamic(() => import("./account-choices.tsx").then((module) => module.AccountChoices));
const RegionChoices = dynamic(() => import("./region-choices.tsx").then((module) => module.RegionChoices));
const TagChoices = dynamic(() => import("./tag-choices.tsx").then((module) => module.TagChoices));

/** Which part of the organisation every page shows: accounts, Regions, one tag. */
export function ScopePicker() {
  const t = useTranslations("scope");
  const { scope } = useScope();
  const { data } = useQuery(scopeOptionsQuery());
  const [account, ...otherAccounts] = scope.accounts ?? [];
  const [region, ...otherRegions] = scope.regions ?? [];
  const accountName = data?.accounts.find(({ accountId }) => accountId === account)?.name ?? account;
  return (
    <fieldset className="flex min-w-0 items-center gap-0.5">
      <legend className="sr-only">{t("label")}</legend>
      <Part
        title={t("accounts")}
        active={account !== undefined}
        text={
          account === undefined
            ? t("allAccounts")
            : otherAccounts.length === 0
              ? (accountName ?? account)
              : t("someAccounts", { count: otherAccounts.length + 1 })
        }
      >
        {() => <AccountChoices />}
      </Part>
      <Part
        title={t("regions")}
        active={region !== undefined}
        text={
          region === undefined
            ? t("allRegions")
            : otherRegions.length === 0
              ? region
              : t("someRegions", { count: otherRegions.length + 1 })
        }
      >
        {() => <RegionChoices />}
      </Part>
      <Part title={t("tag")} active={scope.tag !== null} text={scope.tag ?? t("anyTag")}>
        {(close) => <TagChoices onDone={close} />}
      </Part>
    </fieldset>
  );
}

function Part({
  title,
  text,
  active,
  children,
}: {
  title: string;
  text: string;
  active: boolean;
  children: (close: () => void) => React.ReactNode;
}) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={title}
      hideTitle
      open={open}
      onOpenChange={setOpen}
      className="w-96"
      trigger={
        <BarButton active={active} aria-label={`${title}: ${text}`} title={text}>
          <span className="max-w-48 truncate">{text}</span>
        </BarButton>
      }
    >
      {children(() => setOpen(false))}
    </Popover>
  );
}

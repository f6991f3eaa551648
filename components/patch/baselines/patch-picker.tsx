"use client";

import { useQuery } from "@tanstack/react-query";
import { Package, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ChoiceList } from "#components/ui/choice-list.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { effectivePatchesQuery } from "#lib/patch/client/index.ts";
import type { BaselineInput } from "#lib/patch/contract/baseline-detail.ts";

/** Chooses one of the patches that the baseline may decide on. */
export function PatchPicker({
  input,
  patch,
  onChange,
}: {
  input: BaselineInput;
  patch: string | null;
  onChange: (patch: string | null) => void;
}) {
  const t = useTranslations("patch.baselines.calculator");
  const [open, setOpen] = useState(false);
  return (
    <div className="flex items-center gap-1">
      <Popover
        open={open}
        onOpenChange={setOpen}
        title={t("pick")}
        hideTitle
        className="w-120"
        trigger={
          <Button>
            <Package size={14} aria-hidden="true" />
            <bdi className="max-w-80 truncate">{patch ?? t("pick")}</bdi>
          </Button>
        }
      >
        <Patches
          input={input}
          patch={patch}
          onChoose={(chosen) => {
            onChange(chosen);
            setOpen(false);
          }}
        />
      </Popover>
      {patch !== null && (
        <Button
          variant="quiet"
          icon
          aria-label={t("clear")}
          title={t("clear")}
          onClick={() => onChange(null)}
        >
          <X size={14} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

function Patches({
  input,
  patch,
  onChoose,
}: {
  input: BaselineInput;
  patch: string | null;
  onChoose: (patch: string | null) => void;
}) {
  const t = useTranslations("patch.baselines.calculator");
  const [text, setText] = useState("");
  const search = useDeferredValue(text);
  const query = useQuery(effectivePatchesQuery({ ...input, search, limit: 50 }));
  // One patch may be listed for several products.
  const rows = [...new Map((query.data?.rows ?? []).map((row) => [row.patch, row])).values()];
  return (
    <ChoiceList
      label={t("pick")}
      searchPlaceholder={t("search")}
      choices={rows.map((row) => ({
        value: row.patch,
        label: row.patch,
        detail: row.releasedAt?.slice(0, 10),
      }))}
      chosen={patch === null ? [] : [patch]}
      onChange={([chosen]) => onChoose(chosen ?? null)}
      onSearch={setText}
      empty={t("noPatch")}
      noMatch={t("noPatch")}
      loading={query.isPending}
    />
  );
}

"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { toasts } from "#components/ui/toast-manager.ts";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import { createViewMutation, deleteViewMutation, viewsQuery } from "#lib/core/client/views-query.ts";
import { withSearch } from "#lib/core/contract/hrefs.ts";
import type { SavedViewsProps } from "./saved-views.tsx";

export type ViewListProps = SavedViewsProps & { onDone: () => void };

/** The views of a page, and the way to save one more. */
export function ViewList({ page, search, onDone }: ViewListProps) {
  const t = useTranslations("views");
  const path = usePathname();
  const client = useQueryClient();
  const views = useQuery(viewsQuery(page));
  const remove = useMutation(deleteViewMutation(client, page));
  const list = views.data?.views ?? [];
  return (
    <>
      <ul className="min-h-0 flex-1 overflow-y-auto px-1.5 pb-1">
        {list.map((view) => (
          <li key={view.id} className="group flex h-7.5 items-center rounded-md pr-1 hover:bg-hover">
            <Link
              href={withSearch(path, view.search)}
              aria-current={view.search === search ? "true" : undefined}
              title={view.name}
              className="flex h-full min-w-0 flex-1 items-center gap-2 px-1.5 aria-[current]:font-medium aria-[current]:text-accent"
              onClick={onDone}
            >
              <span className="truncate">{view.name}</span>
              <span className="shrink-0 text-faint text-sm">{t("sharedBy", { owner: view.owner })}</span>
            </Link>
            <Button
              variant="quiet"
              size="sm"
              icon
              aria-label={t("delete", { name: view.name })}
              title={t("delete", { name: view.name })}
              onClick={() =>
                remove.mutate(view.id, {
                  onSuccess: () => toasts.add({ title: t("deleted", { name: view.name }) }),
                  onError: (error) => toasts.add({ title: error.message, data: { tone: "critical" } }),
                })
              }
            >
              <Trash2 size={13} aria-hidden="true" />
            </Button>
          </li>
        ))}
        {views.isSuccess && list.length === 0 && <li className="px-1.5 py-1 text-muted">{t("empty")}</li>}
        {views.isError && <li className="px-1.5 py-1 text-critical">{t("loadFailed")}</li>}
      </ul>
      <SaveForm page={page} search={search} onDone={onDone} />
    </>
  );
}

function SaveForm({ page, search, onDone }: ViewListProps) {
  const t = useTranslations("views");
  const client = useQueryClient();
  const create = useMutation(createViewMutation(client));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get("name") ?? "").trim();
    if (name === "") return;
    create.mutate(
      { page, name, search, shared: form.get("shared") === "on" },
      {
        onSuccess: () => {
          toasts.add({ title: t("saved", { name }), data: { tone: "ok" } });
          onDone();
        },
      },
    );
  };
  const taken = create.error instanceof ApiError && create.error.code === "conflict";
  return (
    <form className="flex flex-col gap-2 border-line border-t px-3 py-2.5" onSubmit={submit}>
      <Input
        name="name"
        required
        maxLength={120}
        aria-label={t("name")}
        placeholder={t("name")}
        aria-invalid={taken || undefined}
      />
      {create.error && (
        <p role="alert" className="text-critical">
          {taken ? t("nameTaken") : t("failed")}
        </p>
      )}
      <div className="flex items-center justify-between gap-2">
        <label className="flex items-center gap-1.5 text-muted">
          <input type="checkbox" name="shared" defaultChecked className="size-3.5" />
          {t("shared")}
        </label>
        <Button type="submit" variant="primary" size="sm" disabled={create.isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

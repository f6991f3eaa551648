"use client";

import { useQuery } from "@tanstack/react-query";
import { Box } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ChoiceList } from "#components/ui/choice-list.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { resourcesQuery } from "#lib/aws-config/client/index.ts";
import { type ConfigResource, identityOf } from "#lib/aws-config/contract/resource.ts";
import type { FilterNode } from "#lib/core/domain/filter/ast.ts";
import { literalValue, printFilter } from "#lib/core/domain/filter/print.ts";

const shownMax = 50;

/** Chooses one resource by what is typed of its name, id or tags: of one type once the type is known. */
export function ResourcePicker({
  label,
  type,
  value,
  onChange,
}: {
  label: string;
  /** AWS's type; empty while any may be chosen. */
  type: string;
  value: string | null;
  onChange: (resource: ConfigResource) => void;
}) {
  const t = useTranslations("awsConfig.compare");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={label}
      hideTitle
      className="w-140"
      trigger={
        <Button aria-label={`${label}: ${value ?? t("chooseResource")}`}>
          <Box size={14} aria-hidden="true" />
          <bdi className="max-w-80 truncate">
            {value === null ? t("chooseResource") : identityOf(type, value).resourceId}
          </bdi>
        </Button>
      }
    >
      <Resources
        label={label}
        type={type}
        value={value}
        onChange={(resource) => {
          onChange(resource);
          setOpen(false);
        }}
      />
    </Popover>
  );
}

function Resources({ label, type, value, onChange }: Parameters<typeof ResourcePicker>[0]) {
  const t = useTranslations("awsConfig.compare");
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const ofType = useQuery(resourcesQuery(inputOf(search, type)));
  const rows = ofType.data?.rows ?? [];
  const noneOfType = type !== "" && search !== "" && ofType.data !== undefined && rows.length === 0;
  const ofAny = useQuery({ ...resourcesQuery(inputOf(search, "")), enabled: noneOfType });
  const other = noneOfType ? ofAny.data?.rows[0] : undefined;
  return (
    <>
      <ChoiceList
        label={label}
        searchPlaceholder={t("searchResources")}
        choices={rows.map((row) => ({
          value: choiceOf(row),
          label: row.name ?? row.resourceId,
          detail: detailOf(row),
          ...(type === "" && { aside: row.resourceType.replace(/^AWS::/, "") }),
        }))}
        chosen={value === null ? [] : [`${type}|${value}`]}
        onChange={([chosen]) => {
          const row = rows.find((each) => choiceOf(each) === chosen);
          if (row !== undefined) onChange(row);
        }}
        onSearch={setText}
        empty={other === undefined ? t("noResource") : null}
        noMatch={t("noResource")}
        loading={ofType.isPending}
      />
      {other !== undefined && (
        <p role="status" className="flex items-start gap-2 px-3 py-2">
          <StatusIcon tone="warning" className="mt-1" />
          <span className="min-w-0">
            {t("otherType", { name: other.name ?? other.resourceId, other: other.resourceType, type })}
          </span>
        </p>
      )}
    </>
  );
}

/** Where it is, and its id where that is not its name. */
function detailOf({ name, resourceId, accountName, accountId, region }: ConfigResource): string {
  const id = name === null || name === resourceId ? [] : [resourceId];
  return [accountName ?? accountId, region, ...id].join(" · ");
}

const choiceOf = (row: ConfigResource): string => `${row.resourceType}|${row.key}`;

const nowhere = { from: 0, to: 0 };

/** Every word in quotes, because one with a colon would be read as a condition. */
function inputOf(search: string, type: string) {
  const words = search.split(/\s+/).filter((word) => word !== "");
  const wanted = words.map(
    (text): FilterNode => ({ kind: "word", value: { text, quoted: true, range: nowhere }, range: nowhere }),
  );
  const ofType: FilterNode = {
    kind: "term",
    field: "type",
    key: null,
    operator: "=",
    values: [literalValue(type)],
    range: nowhere,
  };
  const items = type === "" ? wanted : [ofType, ...wanted];
  return {
    filter: printFilter({ kind: "and", items, range: nowhere }),
    sort: "-changed",
    limit: shownMax,
    offset: 0,
  };
}

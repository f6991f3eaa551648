import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { ResultColumn } from "../contract/read-model.ts";

/** The page of what a row names in one of its columns. */
export interface RowLink {
  /** Place of the column that leads there. */
  column: number;
  href: string;
}

type Cells = readonly (string | null)[];
type Named = (column: string) => string | null;

interface Subject {
  /** The column that leads to the page, and those that must be beside it for the row to name it. */
  column: string;
  beside: readonly string[];
  href: (value: Named, scope: string) => string | null;
}

/** How AWS Config's queries and Yagura's views name account and Region of a row. */
const spellings = [
  { account: "accountId", region: "awsRegion", type: "resourceType", id: "resourceId" },
  { account: "account_id", region: "region", type: "resource_type", id: "resource_id" },
] as const;

const isNode = (id: string): boolean => /^m?i-[0-9a-zA-Z-]+$/.test(id);

function keyOf(account: string | null, region: string | null, id: string | null): string | null {
  const isPlace = /^\d{12}$/.test(account ?? "") && /^[a-z0-9-]+$/.test(region ?? "");
  return isPlace && id !== null && id !== "" ? `${account}:${region}:${id}` : null;
}

function resourceHref(type: string | null, key: string | null, id: string | null, scope: string) {
  if (key === null || id === null || !/^\w+::\w+::\w+$/.test(type ?? "")) return null;
  if (type === "AWS::SSM::ManagedInstanceInventory") return isNode(id) ? hrefs.node(key, scope) : null;
  if (type === "AWS::SSM::PatchBaseline") return hrefs.baseline(key, scope);
  // AWS Config records no windows.
  return type === null || type === "AWS::SSM::MaintenanceWindow" ? null : hrefs.resource(type, key, scope);
}

const subjects: readonly Subject[] = [
  ...spellings.map(
    ({ account, region, type, id }): Subject => ({
      column: id,
      beside: [account, region, type],
      href: (value, scope) =>
        resourceHref(value(type), keyOf(value(account), value(region), value(id)), value(id), scope),
    }),
  ),
  {
    column: "node_id",
    beside: ["account_id", "region"],
    href: (value, scope) => {
      const [id, key] = [value("node_id"), keyOf(value("account_id"), value("region"), value("node_id"))];
      return id !== null && key !== null && isNode(id) ? hrefs.node(key, scope) : null;
    },
  },
  ...["patch_id", "kb_id"].map(
    (column): Subject => ({
      column,
      beside: ["patch_id"],
      href: (value, scope) => {
        const patch = value("patch_id");
        return patch !== null && /^\d{1,9}$/.test(patch) ? hrefs.patchPage(patch, scope) : null;
      },
    }),
  ),
  {
    // A pack has a shared name, too: only beside a rule's name it is a rule's.
    column: "rule_name",
    beside: ["shared_name"],
    href: (value, scope) => {
      const rule = value("shared_name");
      return rule === null || rule === "" ? null : hrefs.rule(rule, scope);
    },
  },
];

/**
 * The links of an answer's rows: a column leads somewhere only where all that names the thing stands in the same row, each
 * under a name that one column alone has. `scope` is kept across the links.
 */
export function rowLinks(columns: readonly ResultColumn[], scope: string): (cells: Cells) => RowLink[] {
  const placeOf = (name: string): number => {
    const place = columns.findIndex((column) => column.name === name);
    return columns.findLastIndex((column) => column.name === name) === place ? place : -1;
  };
  const known = subjects
    .map((subject) => ({ ...subject, place: placeOf(subject.column) }))
    .filter(({ place, beside }) => place >= 0 && beside.every((name) => placeOf(name) >= 0));
  return (cells) => {
    const value: Named = (name) => cells[placeOf(name)] ?? null;
    return known.flatMap(({ place, href }) => {
      const target = value(columns[place]?.name ?? "") === null ? null : href(value, scope);
      return target === null ? [] : [{ column: place, href: target }];
    });
  };
}

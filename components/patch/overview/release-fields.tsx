import Link from "next/link";
import type { ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { type SeverityRank, severityRanks } from "#lib/patch/domain/severity.ts";
import { severityTone } from "../severity-tone.ts";
import { PatchLink } from "./patch-link.tsx";

type FieldOf<Row> = ReturnType<typeof listFields<Row>>;

interface Release {
  key: string;
  severity: SeverityRank;
}

/** Makes the fields that lists of patches and of their releases have in common. */
export function releaseFields<Row extends Release>(
  field: FieldOf<Row>,
  scopeSearch: string,
  format: (value: number) => string,
) {
  return {
    title: (id: string, width: number, titleOf: (row: Row) => string): ListField<Row> =>
      field(id, "text", width, titleOf, {
        aliases: ["title", "kb"],
        isName: true,
        cell: (row) => <PatchLink name={row.key} search={scopeSearch} text={titleOf(row)} />,
      }),
    severity: (word: (rank: SeverityRank) => string): ListField<Row> =>
      field("severity", "keyword", 110, (row) => row.severity, {
        facet: true,
        word: (severity) => {
          const rank = severityRanks.find((each) => each === severity.toUpperCase());
          return rank === undefined ? severity : word(rank);
        },
        tone: severityTone,
        sortValue: (row) => severityRanks.indexOf(row.severity),
        cell: (row) => <Status tone={severityTone(row.severity)}>{word(row.severity)}</Status>,
      }),
    number: (id: string, width: number, value: (row: Row) => number): ListField<Row> =>
      field(id, "number", width, value, { format: (count) => format(Number(count)) }),
    /** `value` is ISO 8601. */
    time: (id: string, value: (row: Row) => string | null): ListField<Row> =>
      field(id, "time", 200, value, { cell: (row) => <Timestamp at={value(row)} show="absolute" /> }),
    /** A number of nodes that leads to exactly these nodes; `filter` is of nodes. */
    nodes: (
      id: string,
      width: number,
      of: { count: (row: Row) => number; filter: (row: Row) => string; title?: (row: Row) => string },
    ): ListField<Row> =>
      field(id, "number", width, of.count, {
        cell: (row) => (
          <Link
            href={hrefs.patchNodes(withNodesFilter(scopeSearch, of.filter(row)))}
            prefetch={false}
            title={of.title?.(row)}
            className="text-accent hover:underline"
          >
            {format(of.count(row))}
          </Link>
        ),
      }),
  };
}

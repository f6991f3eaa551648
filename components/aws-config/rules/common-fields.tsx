import type { listFields } from "#components/shared/local-list/list-field.ts";
import { complianceTone } from "../compliance-tone.ts";
import type { RuleWords } from "./use-rule-words.ts";

type FieldOf<Row> = ReturnType<typeof listFields<Row>>;

/** Account and Region of a row. */
export const placeFields = <Row extends { accountId: string; region: string }>(
  field: FieldOf<Row>,
  account: (id: string) => string,
  options: { isName?: boolean } = {},
) => [
  field("account", "keyword", 240, (row) => row.accountId, { facet: true, word: account, ...options }),
  field("region", "keyword", 130, (row) => row.region, { facet: true }),
];

/** What rules found; null is unknown. */
export const complianceField = <Row,>(
  field: FieldOf<Row>,
  words: RuleWords,
  complianceOf: (row: Row) => string | null,
  options: { shown?: boolean } = {},
) =>
  field("compliance", "keyword", 150, complianceOf, {
    facet: true,
    word: words.result,
    tone: complianceTone,
    cell: (row) => (
      <span className={`st st-${complianceTone(complianceOf(row))}`}>
        {words.compliance(complianceOf(row)) ?? "—"}
      </span>
    ),
    ...options,
  });

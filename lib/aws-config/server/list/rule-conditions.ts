import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import { textTestSql } from "#lib/core/server/sql/filter-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";

const key = "account_id, region, resource_type, resource_id";
const ownKey = "(n.account_id, n.region, n.resource_type, n.resource_id)";

/** What rules found, now or at a moment (its placeholder), as a relation to alias. */
function findingsAt(at: string | null): string {
  if (at === null) return "rule_compliance";
  const columns = `${key}, rule_name, shared_name, compliance`;
  return `(select ${columns} from rule_compliance where valid_from <= ${at}
    union all select ${columns} from rule_compliance_history where valid_from <= ${at} and valid_to > ${at})`;
}

const found = (at: string | null, condition: string): string =>
  `${ownKey} in (select ${key} from ${findingsAt(at)} c where ${condition})`;

/**
 * What all rules together make of a resource: `NON_COMPLIANT` when one says so, else `COMPLIANT` when one does, else
 * `NOT_APPLICABLE`. What no rule looks at is unknown.
 */
export function complianceSql(test: FilterTest, at: string | null, parameters: SqlParameters): string {
  if (test.test === "known") return found(at, "true");
  if (test.test === "unknown") return `not ${found(at, "true")}`;
  if (test.test !== "item") throw new TypeError(`Not a test of an item: ${test.test}`);
  const worse = ["NON_COMPLIANT", "COMPLIANT", "NOT_APPLICABLE"];
  const asked = test.name.test === "equals" ? test.name.text.toUpperCase() : "";
  const place = worse.indexOf(asked);
  if (place < 0) return found(at, textTestSql(test.name, "c.compliance", parameters));
  const conditions = [
    found(at, `c.compliance = '${worse[place]}'`),
    ...worse.slice(0, place).map((state) => `not ${found(at, `c.compliance = '${state}'`)}`),
  ];
  return `(${conditions.join(" and ")})`;
}

/** Whether a rule looks at a resource, or finds something of it: `rule:name`, `rule:name@NON_COMPLIANT`. */
export function ruleSql(test: FilterTest, at: string | null, parameters: SqlParameters): string {
  if (test.test === "known") return found(at, "true");
  if (test.test === "unknown") return `not ${found(at, "true")}`;
  if (test.test !== "item") throw new TypeError(`Not a test of an item: ${test.test}`);
  const names = ["c.shared_name", "c.rule_name"].map((name) => textTestSql(test.name, name, parameters));
  const state = test.state === null ? "" : ` and c.compliance = ${parameters.add(test.state, "text")}`;
  return found(at, `(${names.join(" or ")})${state}`);
}

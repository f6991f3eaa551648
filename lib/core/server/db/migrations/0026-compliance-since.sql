-- Where `since_at` comes from: `items` where AWS Config's own record of the resource's compliance has it, otherwise the result.
alter table rule_compliance add column since_source text;
alter table rule_compliance_history add column since_source text;

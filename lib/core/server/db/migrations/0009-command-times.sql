-- When an invocation ended and how, beside the outputs: lists of runs need not read those. Windows writes exit codes
-- without a sign (4294967295 for -1), beyond what an int holds.
alter table command_invocations add column ended_at timestamptz, add column response_code bigint;
alter table command_invocations_history add column ended_at timestamptz, add column response_code bigint;

-- Scan or Install; null where a document's parameters do not say.
alter table commands add column operation text;
alter table commands_history add column operation text;

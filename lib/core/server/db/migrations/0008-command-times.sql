-- When an invocation ended and how, beside the outputs: lists of runs need not read those.
alter table command_invocations add column ended_at timestamptz, add column response_code int;
alter table command_invocations_history add column ended_at timestamptz, add column response_code int;

-- Scan or Install; null where a document's parameters do not say.
alter table commands add column operation text;
alter table commands_history add column operation text;

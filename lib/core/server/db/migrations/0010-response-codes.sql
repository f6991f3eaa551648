-- Windows writes exit codes without a sign: 4294967295 is -1.
alter table command_invocations alter column response_code type bigint;
alter table command_invocations_history alter column response_code type bigint;

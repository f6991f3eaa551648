-- What Fleet's lists compare by beside plain columns.

-- yagura_inet(text): the address, or null for a text that is none, because one odd value must not fail a whole list.
-- Servers that can ask first (PostgreSQL 16) do it ten times faster than by catching the error.
do $do$
begin
  if current_setting('server_version_num')::int >= 160000 then
    execute $sql$
      create function yagura_inet(address text) returns inet language sql stable parallel safe
      as 'select case when pg_input_is_valid(address, ''inet'') then address::inet end'
    $sql$;
  else
    execute $sql$
      create function yagura_inet(address text) returns inet language plpgsql stable strict parallel safe
      as 'begin return address::inet; exception when others then return null; end'
    $sql$;
  end if;
end $do$;

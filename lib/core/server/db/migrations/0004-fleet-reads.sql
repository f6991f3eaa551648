-- What Fleet's lists compare by beside plain columns.

-- The address, or null for a text that is none: one odd value must not fail a whole list.
create function yagura_inet(address text) returns inet
language plpgsql immutable strict parallel safe as $$
begin
  return address::inet;
exception when others then
  return null;
end $$;

"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { isolated } from "#lib/core/domain/isolated.ts";

/** An account by its name and id; by its id alone while its name is not known. The shell asks for the names. */
export function useAccountWords(): (accountId: string) => string {
  const accounts = useQuery({ ...scopeOptionsQuery(), enabled: false }).data?.accounts;
  return useMemo(() => {
    const names = new Map(accounts?.map(({ accountId, name }) => [accountId, name]));
    return (accountId) => {
      const name = names.get(accountId);
      return name ? `${isolated(name)} · ${accountId}` : accountId;
    };
  }, [accounts]);
}

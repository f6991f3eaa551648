/** An account-Region by the account's name, where it has one, with what else names it beside. */
export function ScopeName({
  scope,
}: {
  scope: { accountId: string; accountName: string | null; region: string };
}) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <bdi className="font-medium">{scope.accountName ?? scope.accountId}</bdi>
      <span className="text-muted">
        {scope.accountName === null ? scope.region : `${scope.accountId} · ${scope.region}`}
      </span>
    </span>
  );
}

import type { Patch, PatchOrchestratorFilter } from "@aws-sdk/client-ssm";
import { paginateDescribeAvailablePatches } from "@aws-sdk/client-ssm";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { amazonLinuxOf, windowsProductOf } from "#lib/patch/domain/catalog-products.ts";
import { catalogPlace, oneOfEach, patchFacts } from "./catalog-rows.ts";

/** Names of patches that one call asks for. */
const namesPerCall = 50;
/** Patches of Windows that no node knows yet are kept this long after their release. */
const newestDays = 120;
const dayMs = 86_400_000;

/**
 * What vendors published, and when, of the patches that the fleet knows, and the newest ones of the Windows versions in
 * use. AWS's catalogue has Windows Server and Amazon Linux 1 and 2 only. An entry that is stored is not asked for again;
 * patches that the catalogue does not list are looked for once a day.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeAvailablePatches.html
 */
export const patchCatalogDataset: Dataset = {
  name: "patch-catalog",
  scope: "organization",
  cadenceSeconds: 3_600,
  interestCadenceSeconds: 900,
  // The catalogue is asked for what nodes report.
  afterEverywhere: ["managed-nodes", "patch-states", "node-patches"],
  operations: ["ssm:DescribeAvailablePatches"],
  table: "available_patches",
  key: ["catalog_key", "product"],
  async *collect(ctx) {
    yield await ctx.query<DatasetRow>("select catalog_key, product from available_patches");
    const wanted = (await ctx.query<{ catalog_key: string }>(wantedSql, [ctx.lastCompleteStartedAt])).map(
      (row) => row.catalog_key,
    );
    yield* windowsUpdates(
      ctx,
      wanted.filter((key) => /^KB\d+$/.test(key)),
    );
    yield* linuxPackages(ctx, wanted);
    yield* newestOfWindows(ctx);
  },
  // What is stored is seen, and as it was.
  prepare: async (_query, _scope, rows) => rows.filter((row) => row.title !== undefined),
};

const wantedSql = `
select distinct p.catalog_key from patches p
where not exists (select from available_patches a where a.catalog_key = p.catalog_key)
  and ($1::timestamptz is null or p.first_seen_at > $1::timestamptz - interval '1 hour'
    or abs(hashtext(p.catalog_key)) % 24 = extract(hour from now())::int)
order by 1`;

async function* windowsUpdates(ctx: CollectContext, keys: readonly string[]): AsyncGenerator<DatasetRow[]> {
  for (const some of chunks(keys)) {
    // Without a set AWS answers for the operating system only.
    for (const set of ["OS", "APPLICATION"]) {
      const filters = [
        { Key: "PATCH_SET", Values: [set] },
        { Key: "PATCH_ID", Values: some },
      ];
      yield rowsOf(await available(ctx, filters));
    }
  }
}

async function* linuxPackages(ctx: CollectContext, keys: readonly string[]): AsyncGenerator<DatasetRow[]> {
  for (const products of new Set(keys.flatMap((key) => amazonLinuxOf(key)?.products ?? []).map(String))) {
    const found = keys.flatMap((key) => {
      const linux = amazonLinuxOf(key);
      return linux?.products.includes(products) ? [{ key, name: linux.name }] : [];
    });
    const known = new Set(found.map(({ key }) => key));
    for (const names of chunks([...new Set(found.map(({ name }) => name))])) {
      const filters = [
        { Key: "PRODUCT", Values: [products] },
        { Key: "NAME", Values: names },
      ];
      // Every version of a package comes with its name.
      yield rowsOf(await available(ctx, filters), products).filter((row) =>
        known.has(String(row.catalog_key)),
      );
    }
  }
}

async function* newestOfWindows(ctx: CollectContext): AsyncGenerator<DatasetRow[]> {
  const platforms = await ctx.query<{ platform_name: string }>(
    "select distinct platform_name from managed_nodes where platform_type = 'Windows' and platform_name is not null",
  );
  const products = [...new Set(platforms.flatMap((row) => windowsProductOf(row.platform_name) ?? []))].sort();
  if (products.length === 0) return;
  const since = Date.now() - newestDays * dayMs;
  const patches = await available(ctx, [{ Key: "PRODUCT", Values: products }]);
  yield rowsOf(patches.filter((patch) => (patch.ReleaseDate?.getTime() ?? 0) >= since));
}

async function available(ctx: CollectContext, filters: PatchOrchestratorFilter[]): Promise<Patch[]> {
  const patches: Patch[] = [];
  const pages = paginateDescribeAvailablePatches(
    { client: ctx.aws.ssm, pageSize: 100 },
    { Filters: filters },
  );
  for await (const page of pages) patches.push(...(page.Patches ?? []));
  return patches;
}

function rowsOf(patches: readonly Patch[], product?: string): DatasetRow[] {
  return oneOfEach(
    patches.flatMap((patch) => {
      const key = catalogPlace(patch, product);
      return key === null ? [] : [{ ...key, ...availableRow(patch) }];
    }),
  );
}

function availableRow(patch: Patch): DatasetRow {
  return {
    ...patchFacts(patch),
    description: patch.Description || null,
    content_url: patch.ContentUrl || null,
    vendor: patch.Vendor || null,
    product_family: patch.ProductFamily || null,
    kb_number: patch.KbNumber || null,
    msrc_number: patch.MsrcNumber || null,
    advisory_ids: patch.AdvisoryIds ?? [],
    cve_ids: patch.CVEIds ?? [],
    repository: patch.Repository || null,
  };
}

function chunks(names: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(names.length / namesPerCall) }, (_, index) =>
    names.slice(index * namesPerCall, (index + 1) * namesPerCall),
  );
}

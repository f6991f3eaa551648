import { Skeleton } from "#components/ui/skeleton.tsx";

const lines = Array.from({ length: 24 }, (_, index) => index);

/** The place the rows will take. */
export function TableSkeleton() {
  return (
    <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden">
      <div className="h-7.5 border-line border-b" />
      {lines.map((line) => (
        <div key={line} className="flex h-row items-center gap-6 border-line border-b px-3">
          <Skeleton className="size-3.5" />
          <Skeleton className="h-3 w-44" />
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-3 w-24" />
          <Skeleton className="h-3 flex-1" />
        </div>
      ))}
    </div>
  );
}

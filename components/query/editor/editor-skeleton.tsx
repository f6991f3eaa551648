import { Skeleton } from "#components/ui/skeleton.tsx";

/** Stands in the editor's place until its code is there: it comes after the page, being larger than the rest of it. */
export function EditorSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-1.5 px-10 py-2">
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  );
}

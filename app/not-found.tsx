import { MissingPage } from "#components/shell/missing-page.tsx";

export default function NotFound() {
  return (
    <main className="flex h-dvh flex-col">
      <MissingPage />
    </main>
  );
}

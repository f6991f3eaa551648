"use client";

export function TopBar() {
  return (
    <header className="flex h-bar shrink-0 items-center gap-2 border-line border-b bg-chrome px-3 print:hidden">
      <span className="font-semibold text-lg">Yagura</span>
    </header>
  );
}

import type { Metadata, Viewport } from "next";
import localFont from "next/font/local";
import type { ReactNode } from "react";
import { readPreferences } from "#lib/core/server/preferences.ts";
import "./globals.css";

/** Latin letters come with the page, so that nothing moves when they arrive; other scripts load when they are read. */
const inter = localFont({
  src: "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  weight: "100 900",
  variable: "--font-inter",
});

export const metadata: Metadata = {
  title: { default: "Yagura", template: "%s · Yagura" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme } = await readPreferences();
  return (
    <html lang={locale} data-theme={theme} className={inter.variable}>
      <body>
        <div className="app-root">{children}</div>
      </body>
    </html>
  );
}

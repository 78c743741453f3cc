import { defineConfig } from "prisma/config";

// Only `prisma generate`, `validate` and `format` use this file. Migrations are applied by lib/cli/migrate.ts with
// Prisma's schema engine compiled to WebAssembly, because the native engine has to be downloaded.
export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
});

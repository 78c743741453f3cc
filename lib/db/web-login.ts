import "server-only";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { RUNTIME_ROLE } from "./runtime-role";

/**
 * The login of the web and worker processes. It owns nothing and is a member of the runtime role only, so that giving
 * up the role (`SET ROLE NONE`) gains nothing.
 */
export const WEB_LOGIN = "ledger_web";

/** The login's password beside an embedded server: made at the first start, kept in a file of mode 600. */
export function webPassword(directory: string): string {
  const file = path.join(directory, "web-password");
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, "utf8").trim();
}

/**
 * Makes sure the login exists with this password and without any right of its own; whatever it set for itself is reset.
 * @param ownerUrl connection of a superuser, as the embedded server's owner is
 * @returns the connection of the login to the same database
 */
export async function ensureWebLogin(ownerUrl: string, password: string, login: string = WEB_LOGIN): Promise<string> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const name = client.escapeIdentifier(login);
    for (const role of [RUNTIME_ROLE, name]) {
      await client.query(
        `DO $$ BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`,
      );
    }
    await client.query(`
      ALTER ROLE ${name} LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
        PASSWORD ${client.escapeLiteral(password)};
      ALTER ROLE ${name} RESET ALL;
      GRANT ${RUNTIME_ROLE} TO ${name};`);
  } finally {
    await client.end();
  }
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = password;
  return url.toString();
}

/** Whether whoever is signed in could become the owner of the tables, whatever role it took. */
export const OWNS_TABLES = `
  SELECT u.rolsuper OR pg_has_role(session_user, c.relowner, 'MEMBER') AS owns
  FROM pg_class c, pg_roles u
  WHERE c.oid = 'public.event'::regclass AND u.rolname = session_user`;

/**
 * Whether the login of a connection could become the owner of the tables: then the runtime role is a promise of the
 * program, not a wall of the database. Told to the administrator at the start and on the settings page.
 */
export async function ownsTables(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ owns: boolean }>(OWNS_TABLES);
    return rows[0]?.owns ?? true;
  } finally {
    await client.end();
  }
}

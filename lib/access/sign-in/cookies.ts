import { env } from "@/lib/env";

/** Whether people reach the installation over https; cookies are then marked Secure and bound to the host. */
export function isSecure(): boolean {
  return env().PUBLIC_URL.startsWith("https:");
}

/** Name and settings of the cookie that names the session row. */
export function sessionCookie() {
  const secure = isSecure();
  return {
    name: secure ? "__Host-ledger-session" : "ledger-session",
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

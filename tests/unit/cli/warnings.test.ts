import { expect, it } from "vitest";
import { warningsOf } from "@/lib/cli/warnings";
import { readEnv } from "@/lib/env";

const warned = (source: Record<string, string>) => warningsOf(readEnv(source));

it("warns in one line when it is opened to the network over plain http, and only then", () => {
  const [line, ...more] = warned({ HOST: "0.0.0.0", PUBLIC_URL: "http://ledger.intranet:3000" });
  expect(line).toMatch(
    /^open to the network at 0\.0\.0\.0 over plain http .*http:\/\/ledger\.intranet:3000.*unencrypted/,
  );
  expect(line).not.toContain("\n");
  expect(more).toEqual([]);
  for (const host of ["::", "10.2.3.4"]) expect(warned({ HOST: host }), host).toHaveLength(1);
  expect(warned({})).toEqual([]);
  for (const host of ["127.0.0.1", "::1", "localhost"]) expect(warned({ HOST: host }), host).toEqual([]);
  // TLS stands in front of it.
  expect(warned({ HOST: "0.0.0.0", PUBLIC_URL: "https://ledger.intranet" })).toEqual([]);
});

import { isIP } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addressInWords, clientAddress } from "@/lib/access/sign-in/address";

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["1.2.3.4, 203.0.113.9", "203.0.113.9"],
  [" 203.0.113.9:52144 ", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["::FFFF:CB00:7109", "203.0.113.9"],
  ["[::ffff:203.0.113.9]:443", "203.0.113.9"],
  ["2001:DB8:0:0::1", "2001:db8::1"],
  ["[2001:db8::1]:443", "2001:db8::1"],
  ["[::1]", "::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["fe80::1%<b>1</b>", "fe80::1"],
  ["::ffff:0:0:1", "::ffff:0:0:1"],
])("%s came from %s", (given, expected) => {
  expect(clientAddress(given)).toBe(expected);
});

test.each([
  null,
  undefined,
  "",
  "<b>1</b>",
  "203.0.113.9, <b>1</b>",
  "203.0.113.9,",
  "unknown",
  "localhost",
  "1.2.3",
  "1.2.3.4.5",
  "010.1.1.1",
  "1.2.3.4/24",
  "[1.2.3.4",
  "::ffff:1.2.3.4.5",
  "1.2.3.4\u0000",
  "x".repeat(100_000),
])("what is no address is none: %j", (given) => {
  expect(clientAddress(given)).toBe("");
});

test("nothing but an address or nothing ever comes out, and it stays itself when read again", () => {
  const real = fc.constantFrom("203.0.113.9", "2001:db8::1", "::ffff:203.0.113.9", "[fe80::1%eth0]:443", "1.2.3.4:80");
  const near = fc.string({ unit: fc.constantFrom(..."0123456789abf:.[]%<>/, 中\u0000\ud842"), maxLength: 24 });
  const entry = fc.oneof(real, near);
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 3 }), (entries) => {
      const address = clientAddress(entries.join(", "));
      expect(address === "" || isIP(address) > 0).toBe(true);
      expect(clientAddress(address)).toBe(address);
    }),
  );
});

test("people read where it came from", () => {
  expect(["", "::1", "127.0.0.1", "10.1.2.3"].map(addressInWords)).toEqual([
    "不明",
    "本机（::1）",
    "本机（127.0.0.1）",
    "10.1.2.3",
  ]);
});

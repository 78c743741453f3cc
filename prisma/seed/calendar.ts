import { createHash, randomBytes } from "node:crypto";
import { part } from "@/lib/domain/text/text";
import { addDays, type Day, dayToDb, startOfDay } from "../../lib/domain/day";

/** Days and instants of the example ledger: people write things down on working days and in office hours. */

const MINUTE = 60_000;

/** The day itself, or the Friday before a weekend. */
export function workday(day: Day): Day {
  const weekday = dayToDb(day).getUTCDay();
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, -2) : day;
}

/** A number from 0 up to `below` that depends on the words only, so that the same ledger comes out every time. */
export function pick(words: string, below: number): number {
  return createHash("sha256").update(words).digest().readUInt32BE(0) % below;
}

/** One of the values, chosen by the words. */
export function pickOf<T>(words: string, values: readonly [T, ...T[]]): T {
  return values[pick(words, values.length)] ?? values[0];
}

/** An id of the kind the database gives (uuid version 7), with the time of the row it is for. */
export function idAt(instant: Date): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(instant.getTime(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return [part(hex, 0, 8), part(hex, 8, 12), part(hex, 12, 16), part(hex, 16, 20), part(hex, 20)].join("-");
}

/** Instants of one measure's life, each later than the one before. */
export class Clock {
  private last = 0;
  private ticks = 0;
  constructor(private readonly words: string) {}

  /** An instant of the day between 08:40 and 15:40, or a few minutes after the last one. */
  at(day: Day): Date {
    this.ticks += 1;
    const minute = 8 * 60 + 40 + pick(`${this.words} ${this.ticks}`, 7 * 60);
    const wanted = startOfDay(day).getTime() + minute * MINUTE;
    this.last = Math.max(wanted, this.last + 7 * MINUTE);
    return new Date(this.last);
  }
}

/** An instant of a day, in minutes after midnight. */
export function instant(day: Day, minute: number): Date {
  return new Date(startOfDay(day).getTime() + minute * MINUTE);
}

/** The five tones anything coloured may have. The tone is never the only carrier: a word always stands beside it. */
export type Tone = "neutral" | "info" | "warn" | "error" | "ok";

/** Text, ground and border of a tone. */
export const TONE_BOX = {
  neutral: "border-line-strong bg-surface text-muted",
  info: "border-slate-line bg-slate-tint text-slate",
  warn: "border-amber-line bg-amber-tint text-amber",
  error: "border-red-line bg-red-tint text-red",
  ok: "border-green-line bg-green-tint text-green",
} satisfies Record<Tone, string>;

export const TONE_TEXT = {
  neutral: "text-ink",
  info: "text-slate",
  warn: "text-amber",
  error: "text-red",
  ok: "text-green",
} satisfies Record<Tone, string>;

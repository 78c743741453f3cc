import { halfWidth } from "./half-width";

/** The letters and figures of a text alone, in one width: what two writings of the same have in common. */
export const bare = (text: string): string => halfWidth(text).replace(/[\s\p{P}]/gu, "");

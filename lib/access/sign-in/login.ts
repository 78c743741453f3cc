import { cleanLine } from "@/lib/domain/text/text";

/** An account name as it is stored and compared: half-width, lower case, without blanks around it or anything invisible. */
export function normalLogin(typed: string): string {
  return cleanLine(cleanLine(typed).normalize("NFKC")).toLowerCase();
}

/** What an account name may look like. */
export const LOGIN_SHAPE = /^[a-z][a-z0-9._-]{2,31}$/;
export const LOGIN_RULE = "3–32 个字符，小写字母开头，可含小写字母、数字、点、下划线和短横线。";

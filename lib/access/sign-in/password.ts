import { createHmac, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { part } from "@/lib/domain/text/text";
import { isCommonPassword } from "./common-password";

/** Passwords: argon2id with the parameters OWASP recommends (19 MiB, two passes), the rule for new ones, generated ones. */

const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longer input is refused before hashing, so that nobody can make the server work on megabytes. */
export const PASSWORD_MAX = 128;
export const PASSWORD_MIN = 10;
const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/] as const;
const CLASSES_NEEDED = 3;

/** The rule in words, shown beside every field that takes a new password. */
export const PASSWORD_RULE =
  "至少 10 个字符，须含大写字母、小写字母、数字、符号中的三类，不得包含账号，不得是常见密码（如姓名或常用词加年份），不得与原密码相同。";

/** argon2id hash of a password. The library's default algorithm is argon2id; a test holds it to that. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** Stands for a hash where the holder of an account has not chosen a password yet: none is right. */
export const NO_PASSWORD = "!";

/** Whether the password belongs to the hash. */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  if (password.length > PASSWORD_MAX) return false;
  if (passwordHash === NO_PASSWORD) return verifyNobody(password);
  return verify(passwordHash, password);
}

let nobody: Promise<string> | undefined;

/** Takes as long as checking a real password, so that an unknown account is not told apart by the time it takes. */
export async function verifyNobody(password: string): Promise<false> {
  nobody ??= hashPassword(randomBytes(24).toString("base64"));
  await verify(await nobody, part(password, 0, PASSWORD_MAX));
  return false;
}

/**
 * What is wrong with a new password, one phrase each; empty when it may be used.
 * @param own further words that belong to who chooses it: name, body
 */
export function passwordProblems(password: string, login: string, own: readonly string[] = []): string[] {
  const problems: string[] = [];
  if ([...password].length < PASSWORD_MIN) problems.push(`密码至少 ${PASSWORD_MIN} 个字符`);
  if (password.length > PASSWORD_MAX) problems.push(`密码最多 ${PASSWORD_MAX} 个字符`);
  if (CLASSES.filter((c) => c.test(password)).length < CLASSES_NEEDED) {
    problems.push("密码须含大写字母、小写字母、数字、符号中的三类");
  }
  if (password.toLowerCase().includes(login.toLowerCase())) problems.push("密码不能包含账号");
  // Told only of one that passes otherwise: a short one is not made better by being rarer.
  if (problems.length === 0 && isCommonPassword(password, [login, ...own])) {
    problems.push("这是容易被猜到的常见密码：去掉姓名、常用词、年份和连续的按键后所剩太少，请换一个");
  }
  return problems;
}

// Without characters that are mistaken for one another when copied from paper: 0 O o, 1 l I, 5 S, 2 Z.
const ALPHABETS = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRTUVWXY", "346789"] as const;
const GENERATED_LENGTH = 12;

/**
 * The password an administrator hands over once. It follows from the secret and the key of the form that asked, so
 * that sending the form again shows the same one although it is stored nowhere.
 */
export function generatedPassword(secret: string, key: string): string {
  const characters: string[] = [];
  for (let i = 0; i < GENERATED_LENGTH; i++) {
    const alphabet = ALPHABETS[i % ALPHABETS.length] ?? ALPHABETS[0];
    const bytes = createHmac("sha256", secret).update(`first-password:${key}:${i}`).digest();
    // 32 bits taken modulo at most 24: the bias is below one in a hundred million.
    characters.push(alphabet[bytes.readUInt32BE(0) % alphabet.length] ?? "x");
  }
  return [characters.slice(0, 4), characters.slice(4, 8), characters.slice(8)].map((p) => p.join("")).join("-");
}

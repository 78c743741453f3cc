import type { WrongPage } from "@/lib/access/page-account";

/** What a command or action answers: done, or a sentence a person can act on, with sentences per field where known. */
export type Refusal = WrongPage & { fields?: Record<string, string[]> };
export type Result<T extends object = Record<never, never>> = ({ ok: true } & T) | Refusal;

export function refuse(why: string, fields?: Record<string, string[]>): Refusal {
  return fields ? { ok: false, why, fields } : { ok: false, why };
}

/** Of two people at once, one hears this. */
export const CHANGED_MEANWHILE = "这条记录刚刚被他人更新，您的操作没有生效。请刷新页面，看过最新情况后再试。";
/** What may not be seen does not exist, and is not told apart from what does not. */
export const NOT_FOUND = "没有找到这条记录，或者您没有办理它的权限。";
/** The disk of the database is nearly full: reading goes on, writing waits for space. */
export const DISK_FULL =
  "服务器磁盘空间不足，系统已暂停保存，已填写的内容仍在本页。请联系系统管理员清理磁盘，空间恢复后再提交一次即可。";

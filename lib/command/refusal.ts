/**
 * How a command says no: it throws, from wherever it is, inside `transact`, which undoes everything and answers with the
 * sentence. What only a developer can mend is not said with these but thrown as another error.
 */

/** What kind of no it is, for those who decide by it and not by the words. */
export const REFUSAL_CODES = [
  /** There is no such row, or not for this person: what may not be seen or done does not exist. */
  "not-found",
  /** Somebody else, or the same form sent before, was faster. */
  "changed",
  /** The inspection is archived: it can be read and not worked on. */
  "archived",
  /** As things stand it cannot be done: something else has to come first, or it is somebody else's to do. */
  "state",
  /** Something typed or chosen has to be mended; where it is known, the sentence stands at the field too. */
  "invalid",
  /** As many, or as often, as there may be. */
  "limit",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];
export type Fields = Record<string, string[]>;

/** Thrown by `refuse` and its kin alone, caught by `answering` alone. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    /** A sentence a person can act on. */
    readonly why: string,
    /** Sentences at the fields they are about. */
    readonly fields?: Fields,
  ) {
    super(why);
  }

  get answer(): { ok: false; code: RefusalCode; why: string; fields?: Fields } {
    const { code, why, fields } = this;
    return fields ? { ok: false, code, why, fields } : { ok: false, code, why };
  }
}

export function refuse(code: RefusalCode, why: string, fields?: Fields): never {
  throw new Refused(code, why, fields);
}

/** One field is wrong; what is said of the whole form is the sentence at the field unless another one is given. */
export function wrong(field: string, atField: string, why = atField): never {
  refuse("invalid", why, { [field]: [atField] });
}

/** Said of a whole form when more than one thing in it is to be mended. */
export const MEND_FIELDS = "有内容需要修改，请按提示更正后再提交。";

/** What may not be seen does not exist, and is not told apart from what does not. */
export const NOT_FOUND = "没有找到这条记录，或者您没有办理它的权限。";
export function notFound(): never {
  refuse("not-found", NOT_FOUND);
}

/** Of two people at once, one hears this. */
export const CHANGED_MEANWHILE = "这条记录刚刚被他人更新，您的操作没有生效。请刷新页面，看过最新情况后再试。";
export function changedMeanwhile(): never {
  refuse("changed", CHANGED_MEANWHILE);
}

export const ARCHIVED = "这次巡视巡察已归档，台账只供查阅，不能再办理。";
export function archived(): never {
  refuse("archived", ARCHIVED);
}

/** The disk of the database is nearly full: reading goes on, writing waits for space. */
export const DISK_FULL =
  "服务器磁盘空间不足，系统已暂停保存，已填写的内容仍在本页。请联系系统管理员清理磁盘，空间恢复后再提交一次即可。";
export function diskFull(): never {
  refuse("limit", DISK_FULL);
}

/** What refused the work, or null when it was done. For work on several rows that names each one refused. */
export async function refusedBy(work: () => Promise<void>): Promise<Refused | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}

/**
 * More was asked for at once than the database could take: whoever waited too long is told so, and that nothing was lost.
 * As with lib/domain/too-slow the browser learns of a failed page its number alone, which begins with what kind it is.
 */

const TOO_BUSY = "too-busy-";

/** No connection came free, or a transaction was ended for its time. Nothing was written. */
export class TooBusy extends Error {
  override name = "TooBusy";
  /** The number the person is shown and the log holds. */
  readonly digest: string;

  constructor(number: string, cause: unknown) {
    super("the database had no time", { cause });
    this.digest = `${TOO_BUSY}${number}`;
  }
}

export const isTooBusy = (number: string | null): boolean => number?.startsWith(TOO_BUSY) ?? false;

/** What is said of a form that was sent: it was not done, and may be sent again as it is. */
export const TOO_BUSY_TO_WRITE =
  "现在使用系统的人较多，这次操作没有办成，已填写的内容都还在。请过一分钟再提交一次，重复提交不会重复登记。";

import type { WrongPage } from "@/lib/access/page-account";

/** What a server action answers: done, or why not in words a person can act on, with the fields it is about. */
export type ActionResult<T = object> = ({ ok: true } & T) | ActionFailure;

export type ActionFailure = WrongPage & { fields?: Record<string, string[]> | undefined };

/** The answer when none came: the connection broke or the server failed. Whether it was done is not known. */
export const NO_ANSWER: ActionFailure = {
  ok: false,
  why: "没有收到服务器的答复，填写的内容仍在。请稍后再提交一次，重复提交不会重复登记。",
};

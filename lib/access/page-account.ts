import type { Viewer } from "./viewer";

/**
 * Whose page something was sent from. A browser has one session for all its tabs: a page opened as one account stays on the
 * screen when another signs in beside it. So every request that changes something names the account its page was drawn for,
 * and is refused for any other.
 */

/** What the name travels under, in the body of an action and the address of a route. */
export const PAGE_ACCOUNT = "pageAccount";

/** What a page knows of the account it was drawn for, and tells the other tabs of its browser. */
export type PageAccount = { accountId: string; name: string };

/** The account a page is drawn for, as the page is told it. */
export function pageAccount({ accountId, name }: Pick<Viewer, "accountId" | "name">): PageAccount {
  return { accountId, name };
}

/** Why a page may not act, and what the browser should know: who is signed in now, or that the page is of an older release. */
export type WrongPage = { ok: false; why: string; signedIn?: PageAccount | null; outdated?: true };

export const OUTDATED: WrongPage = {
  ok: false,
  why: "系统已更新，这一页是更新前打开的，操作没有生效。填写的内容还在，请先复制，再刷新页面重新提交。",
  outdated: true,
};

/** What is said on a page of somebody else than the one signed in now. */
export function otherAccount(now: PageAccount): WrongPage {
  return {
    ok: false,
    why: `本浏览器现在登录的是“${now.name}”，这一页是另一个账号打开的，操作没有生效，填写的内容还在。要以“${now.name}”办理，请刷新页面；要用原来的账号，请在新窗口退出后重新登录，再回到本页提交。`,
    signedIn: now,
  };
}

/** Refuses what was sent from a page drawn for another account, or for none at all; null when it is the viewer's own. */
export function wrongPage(viewer: Pick<Viewer, "accountId" | "name">, sent: unknown): WrongPage | null {
  const drawnFor = typeof sent === "object" && sent !== null && PAGE_ACCOUNT in sent ? sent[PAGE_ACCOUNT] : undefined;
  if (drawnFor === viewer.accountId) return null;
  // Pages name their account since the release that asks for it.
  if (typeof drawnFor !== "string" || drawnFor === "") return OUTDATED;
  return otherAccount(pageAccount(viewer));
}

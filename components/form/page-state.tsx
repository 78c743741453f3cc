"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { isMissingFile } from "@/components/ui/overlay/missing-file";
import { otherAccount, type PageAccount, type WrongPage } from "@/lib/access/page-account";

/**
 * What a page knows of itself: the account it was drawn for, who is signed in to this browser by now, and whether the server
 * runs a later release. Tabs of one browser tell each other who is signed in; an answer of the server tells it too.
 */

/** Heard by all tabs of this browser at this address; works on plain http. */
const CHANNEL = "ledger-signed-in";

export const SIGNED_OUT: WrongPage = {
  ok: false,
  why: "登录已失效，本次操作没有生效。请在新窗口重新登录后回到本页再次提交，已填写的内容不会丢失。",
  signedIn: null,
};

/** What is known now; `signedIn` is absent as long as nothing else was heard. */
type Known = { signedIn?: PageAccount | null; outdated?: true };

export type PageState = {
  /** Null on the pages before signing in. */
  account: PageAccount | null;
  /** What keeps this page from acting: somebody else is signed in by now, or nobody. Nothing is sent then. */
  wrong: WrongPage | null;
  /** The server runs a later release than the page is of. What it still knows it does. */
  outdated: boolean;
  /** Takes over what an answer tells. */
  learn: (answer: Known) => void;
};

const PageStateContext = createContext<PageState>({
  account: null,
  wrong: null,
  outdated: false,
  learn: () => undefined,
});

export function usePageState(): PageState {
  return useContext(PageStateContext);
}

function wrongBy(known: Known, account: PageAccount | null): WrongPage | null {
  if (!account || known.signedIn === undefined || known.signedIn?.accountId === account.accountId) return null;
  return known.signedIn ? otherAccount(known.signedIn) : SIGNED_OUT;
}

function isAccount(value: unknown): value is PageAccount {
  return typeof value === "object" && value !== null && "accountId" in value && "name" in value;
}

/**
 * Around every page: `account` is who it was drawn for. It stays that for as long as the page does: a part of the page that
 * the server draws anew for somebody else must not make what was typed before theirs.
 */
export function PageStateProvider({ account, children }: { account: PageAccount | null; children: ReactNode }) {
  const [own] = useState(account);
  const [known, setKnown] = useState<Known>({});
  const drawn = account?.accountId;
  const now = useRef(account);
  now.current = account;

  useEffect(() => {
    if (drawn !== own?.accountId) setKnown((before) => ({ ...before, signedIn: now.current }));
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data === null || isAccount(data)) setKnown((before) => ({ ...before, signedIn: data }));
    };
    channel.postMessage(now.current);
    return () => channel.close();
  }, [drawn, own]);

  // Files of the release this page belongs to are gone once the next one is built.
  useEffect(() => {
    const onFailure = (event: PromiseRejectionEvent | ErrorEvent) => {
      const error: unknown = "reason" in event ? event.reason : event.error;
      if (isMissingFile(error)) setKnown((before) => ({ ...before, outdated: true }));
    };
    window.addEventListener("unhandledrejection", onFailure);
    window.addEventListener("error", onFailure);
    return () => {
      window.removeEventListener("unhandledrejection", onFailure);
      window.removeEventListener("error", onFailure);
    };
  }, []);

  const value = useMemo(
    () => ({
      account: own,
      wrong: wrongBy(known, own),
      outdated: known.outdated === true,
      learn: ({ signedIn, outdated }: Known) => {
        if (signedIn === undefined && !outdated) return;
        setKnown((before) => ({
          ...before,
          ...(signedIn === undefined ? {} : { signedIn }),
          ...(outdated ? { outdated } : {}),
        }));
      },
    }),
    [own, known],
  );
  return <PageStateContext value={value}>{children}</PageStateContext>;
}

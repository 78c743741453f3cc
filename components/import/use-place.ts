"use client";

import { useEffect, useState } from "react";

type Waiting = { label: string; state: "waiting" | "reading"; ahead: number };

const SECONDS = 1.5;

/** What is happening to a file that was sent and not answered yet, in words; "" before anything is known. */
export function placeInWords(waiting: readonly Waiting[]): string {
  const [latest] = waiting;
  if (!latest) return "";
  return latest.state === "waiting" && latest.ahead > 0
    ? `正在排队，前面还有${latest.ahead}份。可以离开本页，读完后见导入记录。`
    : "正在识别，请稍候。可以离开本页，读完后见导入记录。";
}

/** Asks for the place in the queue for as long as the file is not answered. */
export function usePlace(pending: boolean): string {
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!pending) return;
    const ask = async () => {
      try {
        const response = await fetch("/api/import/waiting");
        const { waiting } = (await response.json()) as { waiting?: Waiting[] };
        setWords(placeInWords(waiting ?? []));
      } catch {
        // The answer to the file itself says what is wrong.
      }
    };
    const timer = setInterval(() => void ask(), SECONDS * 1_000);
    return () => {
      clearInterval(timer);
      setWords("");
    };
  }, [pending]);
  return words;
}

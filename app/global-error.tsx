"use client";

import { FailurePage } from "@/components/shell/failure-page";
import "./globals.css";

/** Stands in for the root layout when that itself failed. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>页面没有打开</title>
        <FailurePage error={error} retry={retry} />
      </body>
    </html>
  );
}

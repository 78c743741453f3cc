"use client";

import { Upload } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useTaskFile } from "./use-task-file";

/** A 任务分工表 as a file: its tables are put where a pasted one stands, and read like it. */
export function TaskFile({ onText }: { onText: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const { send, reading, failure } = useTaskFile(onText);
  return (
    <>
      <input
        ref={input}
        type="file"
        aria-label="任务分工表文件"
        accept=".docx,.html,.htm,.txt"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void send(file);
          // The same file again is another choice.
          event.target.value = "";
        }}
      />
      <Button icon={<Upload aria-hidden="true" />} pending={reading} onClick={() => input.current?.click()}>
        从文件读取
      </Button>
      <span className="text-sm text-muted">.docx、.html或.txt中的表格；Excel表格请复制后粘贴</span>
      {failure && (
        <Notice tone="error" className="w-full">
          {failure.why}
        </Notice>
      )}
    </>
  );
}

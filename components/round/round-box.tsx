"use client";

import { MarkupBox } from "@/components/table/markup-box";
import { type RoundTableProps, roundTable } from "./round-table";

/** The table in its box. It is written here from the figures, which weigh less than the markup, sent a second time, would. */
export function RoundBox(props: RoundTableProps) {
  return (
    <MarkupBox
      label={props.caption}
      className="max-h-[calc(100vh-11rem)] rounded-lg border border-line bg-surface max-md:max-h-none print:max-h-none print:border-0"
      source={roundTable(props).source}
    />
  );
}

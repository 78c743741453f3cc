import { overLimit, SECTION_NUMBER_MAX, TEXT_MAX, TITLE_MAX } from "@/lib/domain/limits";
import type { Correction } from "./correction-schema";

/** What a new correction writes that is longer than the ledger allows, by field. Those kept before were never asked. */
export function tooLong(c: Correction): Record<string, string[]> {
  const over: Record<string, string[]> = {};
  const check = (field: string, what: string, text: string, max: number) => {
    const why = overLimit(what, text, max);
    if (why) over[field] = [why];
  };
  switch (c.type) {
    case "edit-section":
    case "add-section":
      check("number", "编号", c.number, SECTION_NUMBER_MAX);
      check("title", "方面", c.title, TITLE_MAX);
      break;
    case "edit-issue":
      check("title", "反馈问题", c.title, TITLE_MAX);
      check("text", "问题全文", c.text, TEXT_MAX);
      break;
    case "add-issue":
      check("title", "反馈问题", c.title, TITLE_MAX);
      break;
    case "edit-item":
    case "add-item":
      check("title", "事项", c.title, TITLE_MAX);
      break;
    case "edit-measure":
    case "add-measure":
      check("text", "整改措施", c.text, TEXT_MAX);
      break;
  }
  return over;
}

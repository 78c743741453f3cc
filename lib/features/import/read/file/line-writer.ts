import { MAX_TEXT_CHARACTERS } from "@/lib/domain/limits";
import { TooCostly } from "./too-costly";

/** Line ends inside a piece of text would shift every line behind it. */
const LINE_ENDS = /[\r\n\v\f\u0085\u2028\u2029]+/g;

/** Writes the text of a document line by line, so that tables can name the lines of their cells. Blank lines are left out. */
export class LineWriter {
  private readonly lines: string[] = [];
  private current = "";
  private written = 0;
  /** A line of the paragraph now being written is already out. */
  private begun = false;

  /** @param spaced a paragraph of nothing but no-break spaces keeps what stands around it apart */
  constructor(private readonly spaced = false) {}

  /** Lines that follow a forced break inside a paragraph. */
  readonly mayGoOn: number[] = [];

  /** @throws TooCostly beyond the longest text that is read */
  write(text: string): void {
    this.written += text.length;
    if (this.written > MAX_TEXT_CHARACTERS) throw new TooCostly("characters");
    this.current += text.replace(LINE_ENDS, " ");
  }

  /** A forced line break: the paragraph goes on in the next line. */
  lineBreak(): void {
    this.flush();
  }

  endParagraph(): void {
    this.flush();
    this.begun = false;
  }

  /** Parts what stands before from what follows, where something stands before. */
  gap(): void {
    this.endParagraph();
    if (this.lines.length > 0 && this.lines.at(-1) !== "") this.lines.push("");
  }

  /** Nothing stands in the line being written. */
  get atStart(): boolean {
    return this.current.trim() === "";
  }

  /** Number of the line that is written next, counted from 1; after `endParagraph` or `lineBreak`. */
  get next(): number {
    return this.lines.length + 1;
  }

  get text(): string {
    this.endParagraph();
    return this.lines.join("\n").trimEnd();
  }

  private flush(): void {
    if (this.current.trim() !== "") {
      if (this.begun) this.mayGoOn.push(this.next);
      this.begun = true;
      this.lines.push(this.current.trimEnd());
    } else if (this.spaced && this.current.includes("\u00a0") && this.lines.length > 0 && this.lines.at(-1) !== "") {
      this.lines.push("");
    }
    this.current = "";
  }
}

import { child, childrenNamed, type Markup } from "@/lib/features/import/read/file/markup";
import { isOn } from "./numbering";

/** What a style says of its text that changes what is printed; the style it is based on says the rest. */
type Style = { basedOn: string | null; name: string; numPr: Markup | undefined; hidden: boolean | null };

/** Styles are based on one another no deeper than this. */
const LONGEST_CHAIN = 20;

export class Styles {
  private readonly styles = new Map<string, Style>();
  private ordinary: string | null = null;

  constructor(part: Markup | undefined) {
    for (const style of childrenNamed(child(part, "w:styles"), "w:style")) {
      const id = style.attributes["w:styleId"] ?? "";
      const vanish = child(child(style, "w:rPr"), "w:vanish");
      this.styles.set(id, {
        basedOn: child(style, "w:basedOn")?.attributes["w:val"] ?? null,
        name: child(style, "w:name")?.attributes["w:val"] ?? "",
        numPr: child(child(style, "w:pPr"), "w:numPr"),
        hidden: vanish ? isOn(vanish) : null,
      });
      const standard = style.attributes["w:type"] === "paragraph" && style.attributes["w:default"];
      if (standard && /^(?:1|true|on)$/.test(standard)) this.ordinary = id;
    }
  }

  /** Whether text of that style is hidden, null where no style says so. */
  hidden(id: string | undefined): boolean | null {
    return this.first(id, ({ hidden }) => hidden);
  }

  /** Number of a paragraph by its style: which list, at which level where that is said, and the style that says so. */
  numbered(id: string | undefined): { numPr: Markup; style: string } | null {
    return this.first(id ?? this.ordinary ?? undefined, ({ numPr }, style) => (numPr ? { numPr, style } : null));
  }

  isContents(id: string | undefined): boolean {
    return id !== undefined && /^(?:toc|目录)\s*\d*$/i.test(this.styles.get(id)?.name ?? "");
  }

  private first<T>(id: string | undefined, ask: (style: Style, id: string) => T | null): T | null {
    let at = id ?? null;
    for (let i = 0; at !== null && i < LONGEST_CHAIN; i += 1) {
      const style = this.styles.get(at);
      if (!style) return null;
      const said = ask(style, at);
      if (said !== null) return said;
      at = style.basedOn;
    }
    return null;
  }
}

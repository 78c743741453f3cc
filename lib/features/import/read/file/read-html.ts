import { type DefaultTreeAdapterTypes, parse } from "parse5";

type HtmlNode = DefaultTreeAdapterTypes.Node;

const DROPPED = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "iframe",
  "svg",
  "select",
  "button",
  "object",
  "nav",
  "footer",
]);
const BLOCK = new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "body",
  "center",
  "dd",
  "details",
  "div",
  "dl",
  "dt",
  "fieldset",
  "figure",
  "form",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "li",
  "main",
  "ol",
  "p",
  "pre",
  "section",
  "table",
  "tbody",
  "td",
  "th",
  "tr",
  "ul",
]);

/** `<meta charset>` or `http-equiv` in the first 2 KB of a page. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}

function childrenOf(node: HtmlNode): HtmlNode[] {
  return "childNodes" in node ? node.childNodes : [];
}

/** Rows of a table without those of tables inside it; bounded, because a hostile page nests as deep as it likes. */
function rowsOf(table: HtmlNode): HtmlNode[] {
  return childrenOf(table).flatMap((part) =>
    part.nodeName === "tr"
      ? [part]
      : /^(?:thead|tbody|tfoot)$/.test(part.nodeName)
        ? childrenOf(part).filter((row) => row.nodeName === "tr")
        : [],
  );
}

function cellsOfRow(row: HtmlNode): string[] {
  return childrenOf(row)
    .filter((cell) => /^t[dh]$/.test(cell.nodeName))
    .map((cell) => {
      const words: string[] = [];
      const stack = [...childrenOf(cell)].reverse();
      while (stack.length > 0) {
        const node = stack.pop();
        if (!node) break;
        if (node.nodeName === "#text" && "value" in node) words.push(node.value.replace(/\s+/g, " ").trim());
        else stack.push(...[...childrenOf(node)].reverse());
      }
      return words.join("");
    });
}

/** A ledger in columns (序号 反馈问题 整改措施 …) becomes one line a row, cells parted by tabs; tables that only lay out the page do not. */
function ledgerLines(table: HtmlNode): string[] | null {
  const rows = rowsOf(table);
  // The number of cells first: reading the words of every table around a table would cost the square of the depth.
  const cells = rows[0] ? childrenOf(rows[0]).filter((cell) => /^t[dh]$/.test(cell.nodeName)).length : 0;
  const heads = rows[0] && cells >= 3 && cells <= 20 ? cellsOfRow(rows[0]) : [];
  if (heads.length < 3 || !/^(?:序号|编号)$/.test(heads[0] ?? "") || !heads.some((head) => /问题/.test(head)))
    return null;
  return rows.map((row) => cellsOfRow(row).join("\t"));
}

/** Text of a page, one line per block element. Deep nesting is walked without recursion. */
export function htmlToText(html: string): string {
  const out: string[] = [];
  const newline = () => {
    if (out.length > 0 && out.at(-1) !== "\n") out.push("\n");
  };
  type Step = { node: HtmlNode; pre: boolean } | "break";
  const stack: Step[] = [{ node: parse(html), pre: false }];
  while (stack.length > 0) {
    const step = stack.pop();
    if (!step) break;
    if (step === "break") {
      newline();
      continue;
    }
    const { node, pre } = step;
    if (node.nodeName === "#text" && "value" in node) {
      // A line break in the source of a page is a space between words and nothing between Chinese characters.
      const text = pre ? node.value : node.value.replace(/[ \t\r\n]*[\r\n][ \t\r\n]*/g, "");
      if (text !== "") out.push(text);
      continue;
    }
    if (node.nodeName === "br") {
      out.push("\n");
      continue;
    }
    if (!("childNodes" in node) || DROPPED.has(node.nodeName)) continue;
    const ledger = node.nodeName === "table" ? ledgerLines(node) : null;
    if (ledger) {
      newline();
      out.push(ledger.join("\n"), "\n");
      continue;
    }
    const block = BLOCK.has(node.nodeName);
    if (block) {
      newline();
      stack.push("break");
    }
    for (let i = node.childNodes.length - 1; i >= 0; i -= 1) {
      const child = node.childNodes[i];
      if (child) stack.push({ node: child, pre: pre || node.nodeName === "pre" });
    }
  }
  return out
    .join("")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

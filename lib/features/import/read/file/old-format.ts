/** How a file of an old kind becomes one that is read. */
export const SAVE_AS_DOCX =
  "请用Word或WPS打开，点“文件→另存为”，文件类型选“Word文档（*.docx）”，再上传另存的文件；也可以把正文复制后粘贴进来。";

/** Names of the streams in such a file, by which the program that wrote it is told. */
const STREAMS: [stream: string, kind: "locked" | "word" | "sheet" | "slides"][] = [
  ["EncryptedPackage", "locked"],
  ["WordDocument", "word"],
  ["Workbook", "sheet"],
  ["PowerPoint Document", "slides"],
];

function holds(bytes: Uint8Array, stream: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(stream, "utf16le"));
}

/** What a file in the container of the old office programs is, and what to do with it, in one sentence or two. */
export function oldFormat(bytes: Uint8Array, extension: string): string {
  const kind = STREAMS.find(([stream]) => holds(bytes, stream))?.[1];
  if (kind === "locked") return "这份文件有打开密码，读不到内容。请用Word或WPS打开后取消密码，另存为.docx后再上传。";
  if (kind === "sheet" || (!kind && /^(?:xls|et)$/.test(extension)))
    return "这是Excel表格，不是整改通报。请上传.docx、.txt或.html文件，或把正文粘贴进来。";
  if (kind === "slides" || (!kind && /^(?:ppt|dps)$/.test(extension)))
    return "这是演示文稿，不是整改通报。请上传.docx、.txt或.html文件，或把正文粘贴进来。";
  if (extension === "wps") return `这是WPS文字文档（.wps），不能直接读取。${SAVE_AS_DOCX}`;
  if (kind === "word" || /^docx?$/.test(extension))
    return `这是旧格式的Word文档（.doc）${extension === "docx" ? "，只是扩展名改成了.docx" : ""}，不能直接读取。${SAVE_AS_DOCX}`;
  return `这是旧格式的办公文档，不能直接读取。${SAVE_AS_DOCX}`;
}

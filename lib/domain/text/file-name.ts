import { FILE_NAME_MAX } from "../limits";
import { cut, lengthOf } from "./text";

/** A file's name as it is kept: of a long one its beginning, and what kind of file it is. */
export function keptFileName(fileName: string): string {
  const [kind = ""] = fileName.match(/\.[a-z0-9]{1,8}$/i) ?? [];
  return lengthOf(fileName) <= FILE_NAME_MAX
    ? fileName
    : `${cut(fileName, FILE_NAME_MAX - 1 - lengthOf(kind))}…${kind}`;
}

/** Largest file the importer opens, in bytes (10 MB: a 通报 of 30,000 characters is under 100 KB, scans are refused anyway). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Longest text the importer parses, in characters. */
export const MAX_TEXT_CHARACTERS = 2_000_000;
/** Limits of a .docx, read from its central directory before anything is unpacked. */
export const MAX_DOCX_ENTRIES = 2_000;
export const MAX_DOCX_UNPACKED_BYTES = 200 * 1024 * 1024;
export const MAX_DOCX_XML_BYTES = 24 * 1024 * 1024;
/** A part larger than this and packed more tightly than MAX_DOCX_RATIO : 1 is a bomb; ordinary XML packs about 10 : 1. */
export const DOCX_RATIO_FLOOR_BYTES = 4 * 1024 * 1024;
export const MAX_DOCX_RATIO = 120;
/** Time and memory of the worker that reads a .docx. */
export const DOCX_TIMEOUT_MS = 20_000;
export const DOCX_WORKER_MEMORY_MB = 384;

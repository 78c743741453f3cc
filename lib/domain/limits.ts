import { lengthOf } from "./text/text";

/**
 * The most there may be of anything a person writes, chooses or sends, in one place: forms, the server and the importer
 * read the same number. Lengths are in characters as people count them. What is limited in time (attempts, uploads) stands
 * in lib/access/sign-in/limits.
 */

// Rows of the ledger.

/** A title: of an issue, an item, a section. */
export const TITLE_MAX = 300;
/** The text of an issue, an item, a target, a measure. */
export const TEXT_MAX = 8_000;
/** 序号 of a section as printed: 一, 十二. */
export const SECTION_NUMBER_MAX = 10;
/** Why something is struck out, restored or moved. */
export const REASON_MAX = 500;
/** 备注 of a measure. */
export const REMARK_MAX = 1_000;
/** Parts one measure may be split into at once. */
export const SPLIT_MAX = 20;
/** Rows put together at once. */
export const MERGE_MAX = 50;
/** 具体表现 or 整改意见 of one issue. */
export const LINES_MAX = 100;
/** More measures than one issue has. */
export const MEASURES_OF_ISSUE_MAX = 500;
/** Lines of one kind a measure may answer. */
export const ANSWERS_MAX = 200;
/** Measures one save of the desk of 责任分工 may change, and units one measure may name as cooperating. */
export const ASSIGN_MAX = 500;
export const COOPERATING_MAX = 50;
/** A deadline as written, and the longest review interval in days. */
export const DUE_TEXT_MAX = 100;
export const REVIEW_DAYS_MAX = 3650;

// The life of a measure.

export const PROGRESS_MAX = 4_000;
/** A draft may be longer than what can be sent: it is shortened before sending, not lost. */
export const DRAFT_MAX = 50_000;
/** Measures reported on in one go; a page of the queue has fifty. */
export const REPORTED_AT_ONCE_MAX = 100;
export const STATEMENT_MAX = 4_000;
/** What is said with a decision: the remark of a signer, or a reason. */
export const DECISION_WORDS_MAX = 1_000;
/** One point of a return, and how it was mended; points of one return. */
export const POINT_MAX = 500;
export const POINTS_MAX = 30;
/** Name of an effect figure, for example of a rule; its unit and document number. */
export const OUTCOME_NAME_MAX = 200;
export const OUTCOME_UNIT_MAX = 10;
export const DOCUMENT_NUMBER_MAX = 100;
/** Largest effect figure the database keeps, two decimals. */
export const OUTCOME_VALUE_MAX = 999_999_999_999.99;

/** Measures entered as 期初 in one go, and what it is known from. */
export const OPENING_MAX = 500;
export const OPENING_SOURCE_MAX = 200;

// Inspections.

export const INSPECTION_TITLE_MAX = 100;
/** 届次, 轮次, 批次, and the team. */
export const INSPECTION_WORD_MAX = 100;
export const PHONE_MAX = 60;
export const EMAIL_MAX = 100;
export const ADDRESS_MAX = 120;
export const POSTCODE_MAX = 20;
/** Days without progress, working days at a stage, and days between reviews an inspection may set. */
export const SILENT_DAYS_MAX = 365;
export const STUCK_DAYS_MAX = 60;
/** Clues of one inspection. */
export const CLUES_MAX = 100_000;

// Bodies, units, people, accounts.

/** Of a body and of a unit. */
export const NAME_MAX = 60;
export const SHORT_NAME_MAX = 20;
export const ALIASES_MAX = 20;
export const ALIAS_MAX = 40;
export const PERSON_NAME_MAX = 30;
export const SORT_NUMBER_MAX = 999;
export const PERSON_TITLE_MAX = 60;
export const LOGIN_MAX = 32;
/** What is typed at the door: more than any account, half of a code or password has, so that nothing is cut unseen. */
export const TYPED_LOGIN_MAX = 100;
export const TYPED_HALF_MAX = 100;
export const TYPED_PASSWORD_MAX = 1_000;
/** Why an account is disabled, a code asked for, a post ended. */
export const ADMINISTRATION_REASON_MAX = 200;
/** Rows of one sheet of people and units. */
export const ROSTER_ROWS_MAX = 1_000;
/** Posts released or refused in one go, and codes asked for or released in one go: hashing each takes a moment. */
export const POSTS_AT_ONCE_MAX = 200;
export const CODES_AT_ONCE_MAX = 100;
/** Notices about accounts that are read at once. */
export const NOTICES_READ_MAX = 20;
/** The State Council's notice of a year's holidays. */
export const NOTICE_MAX = 5_000;

// Finding and keeping.

/** Words of a search; a longer address would be refused by the server as a whole. */
export const SEARCH_MAX = 100;
/** Views one person may keep, and a view's name. */
export const VIEWS_MAX = 30;
export const VIEW_NAME_MAX = 30;
/** The address of a view. */
export const VIEW_QUERY_MAX = 4_000;

// Reports that are imported.

/** One row of a report as it is corrected on the desk. What the ledger allows is less: see TEXT_MAX. */
export const CORRECTION_MAX = 20_000;
/** Doubts of one kind settled together. */
export const DOUBTS_MAX = 5_000;
/** A file name kept: of a longer one the beginning and the kind of file. */
export const FILE_NAME_MAX = 200;
/** Largest file the importer opens, in bytes (10 MB: a 通报 of 30,000 characters is under 100 KB, scans are refused anyway). */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
/** Measures one import of a sheet changes, and adds, at most. */
export const SHEET_CHANGES_MAX = 500;
export const SHEET_NEW_MAX = 1_000;
/** A name, a key or a heading out of a sheet, as it is sent back. */
export const SHEET_WORD_MAX = 1_000;
/** Cells decided at once, and the last row a head may stand in. */
export const SHEET_CELLS_MAX = 5_000;
export const SHEET_HEAD_MAX = 1_000;
/** A digest as it is sent back. */
export const DIGEST_MAX = 64;
/** Longest text the importer parses, in characters. */
export const MAX_TEXT_CHARACTERS = 2_000_000;
/** Limits of a .docx, read from its central directory before anything is unpacked. */
export const MAX_DOCX_ENTRIES = 2_000;
export const MAX_DOCX_UNPACKED_BYTES = 200 * 1024 * 1024;
export const MAX_DOCX_XML_BYTES = 24 * 1024 * 1024;
/** A part larger than this and packed more tightly than MAX_DOCX_RATIO : 1 is a bomb; ordinary XML packs about 10 : 1. */
export const DOCX_RATIO_FLOOR_BYTES = 4 * 1024 * 1024;
export const MAX_DOCX_RATIO = 120;
/** Elements and runs of text of one page or one part of a Word file, and how deep they stand in one another. */
export const MAX_MARKUP_NODES = 1_000_000;
export const MAX_MARKUP_DEPTH = 1_000;
/** Tables of a file: columns of one, cells of all (a merged one counts where it covers), tables in a cell in a table. */
export const MAX_TABLE_COLUMNS = 100;
export const MAX_CELLS = 200_000;
export const MAX_TABLE_DEPTH = 8;
/** Pages of a PDF, and pieces of text printed on all of them (some programs print every character as one). */
export const MAX_PDF_PAGES = 300;
export const MAX_PDF_PIECES = 500_000;
/** What reading one file of somebody else may take: seconds of computing, and seconds by the clock where the machine has no time. */
export const READING_SECONDS = 20;
export const READING_PATIENCE = 90;
/** Largest result of a reading, in bytes of JSON. */
export const MAX_READING_BYTES = 48 * 1024 * 1024;
/** Files that may wait to be read on one machine. */
export const READINGS_WAITING = 60;

/** Says that a text is longer than its limit; null when it fits. Blanks at the ends are cut when saving and do not count. */
export function overLimit(what: string, text: string, max: number): string | null {
  const length = lengthOf(text.trim());
  return length <= max ? null : `${what}请控制在 ${max} 字以内，现在有 ${length} 字。`;
}

/** Units one round of sheets asks at once. */
export const ROUND_UNITS_MAX = 200;
/** What is noted of a sheet that came back without a file. */
export const RETURN_NOTE_MAX = 200;

/** Rows a list over many bodies counts; beyond them it says 超过1000条 and shows no page further on. */
export const COUNT_MAX = 1_000;
/** Characters of a 任务分工表 pasted at once. */
export const TASK_TABLE_MAX = 200_000;
/** Characters of a name in it that is asked for. */
export const TASK_NAME_MAX = 200;

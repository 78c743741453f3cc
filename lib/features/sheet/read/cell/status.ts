/** What a word of status says. */

export const STATUS_READS = ["NOT_STARTED", "UNDERWAY", "NOT_DONE", "BASICALLY_DONE", "DONE", "CLOSED"] as const;
export type StatusReads = (typeof STATUS_READS)[number];

/** What may stand around the word: 目前, 该问题, a full stop. */
const AROUND = /^(?:目前|现|现已|截至目前|该问题|该措施|该事项|问题)?[，,]?|[。；;，,！!]+$/g;
const SHORT = 16;

/** In order: the first that fits holds. */
const WORDS: readonly (readonly [StatusReads, RegExp])[] = [
  ["NOT_STARTED", /^(?:尚|还)?未(?:启动|开始|开展|实施)(?:整改)?$|^待(?:启动|开展)$|^未整改未启动$/],
  [
    "NOT_DONE",
    /^(?:尚|还|仍)?未(?:能)?(?:按期|按时|全部|全面)?(?:完成|整改|办结|落实|解决|到位|整改完成|完成整改|整改到位|销号)(?:整改|到位|完成)?$|^逾期未完成$/,
  ],
  ["CLOSED", /^(?:已|同意|准予|予以)?(?:完成)?销号$|^已(?:完成)?(?:整改)?(?:并)?销号$/],
  ["BASICALLY_DONE", /^(?:已)?基本(?:完成|整改|到位|办结|解决|落实|整改到位|整改完成|完成整改)(?:整改|到位|完成)?$/],
  [
    "UNDERWAY",
    /^(?:正在|正|持续|长期|仍在|有序|稳步|积极|加快)?(?:有序|稳步|积极|加快|持续|扎实)?(?:推进|整改|进行|办理|落实|实施|完善|开展)(?:推进|整改|落实|实施)?中?$|^(?:推进|整改|进行|办理|落实|实施)中$|^(?:部分|阶段性)(?:完成|整改|落实|办结)(?:整改|完成)?$|^(?:已)?(?:启动|开展)(?:整改)?$|^取得阶段性(?:成效|进展)$|^(?:已)?取得(?:明显|阶段性)?进展$/,
  ],
  [
    "DONE",
    /^(?:已|已经|均已|全部|已全部|按期|已按期|如期)?(?:全部|按期|如期)?(?:完成|整改|办结|解决|落实|到位)(?:整改|完成|到位|落实|办结)?(?:到位)?(?:[，,]?并?(?:长期|持续)坚持)?$|^(?:已)?(?:整改|落实|解决)到位$|^已(?:完成|整改).{0,6}(?:长期|持续)坚持$/,
  ],
];
/** 整改 alone tells nothing; 完成 does. */
const NOTHING = /^(?:整改|落实|解决|实施|开展)$/;

/**
 * What a cell of status reads; null for words that say none. A class (长期坚持) is none. Of several lines that say none
 * together the first one holds: 推进中 with 逾期2天 below it.
 */
export function statusReads(written: string): StatusReads | null {
  const [first = "", ...more] = written.trim().split("\n");
  return readsIn(written) ?? (more.length > 0 ? readsIn(first) : null);
}

function readsIn(written: string): StatusReads | null {
  const text = written
    .replace(/[\s\u3000]+/g, "")
    .replace(/^[（(【[]|[)）】\]]$/g, "")
    .replace(AROUND, "");
  if (text === "" || text.length > SHORT || NOTHING.test(text)) return null;
  if (/^持续(?:推进|整改)$/.test(text)) return "UNDERWAY";
  return WORDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const YES = /^(?:是|√|✓|✔|☑|有|Y|yes|对|1|▲|●)$/i;
const NO = /^(?:否|×|✗|✘|X|无|N|no|0|○)$/i;

/** A tick or a word under 是否…: true, false, or null for neither. */
export function ticked(written: string): boolean | null {
  const text = written.trim();
  if (YES.test(text)) return true;
  return NO.test(text) ? false : null;
}

import { type Noun, oneOf, text } from "./field";

/** How a chain of events can be found broken, in words about its number n. */
export const BREAK_LABELS = {
  CONTENT: "该条记录的内容与写入时的校验值不符",
  LINK: "该条记录与前一条衔接不上",
  MISSING: "该条记录缺失",
  CUT: "该条起的记录缺失，少于上次核验通过时的条数",
  REWRITTEN: "该条记录与上次核验通过时不同，它和此前的记录可能被整体改写",
  HEAD: "该条记录与登记的末条不符",
  CHECKPOINT: "该条记录与签过名的检查点不符或已不在日志中，日志可能被截短或整体改写",
} as const satisfies Record<string, string>;
export type BreakKind = keyof typeof BREAK_LABELS;

/** What can be wrong with the signed checkpoints of a chain, in words. */
export const CHECKPOINT_TROUBLES = {
  NO_KEY: "后台进程没有签名密钥，本次没有签写检查点。请系统管理员查看运行日志并检查密钥文件的配置",
  AWAY: "检查点文件夹无法读写，本次没有签写检查点。请系统管理员检查文件夹所在的磁盘或挂载",
  DAMAGED: "检查点文件中有损坏或签名不符的行，这些行不作核对依据。请保留文件并报告本单位网络安全负责人",
  MISSING: "此前签写的检查点已不在文件夹中，无从核对。请查明去向并报告本单位网络安全负责人",
} as const satisfies Record<string, string>;
export type CheckpointTrouble = keyof typeof CHECKPOINT_TROUBLES;

/** 审计日志, a chain of events. */
export const CHAIN = {
  type: "CHAIN",
  label: "审计日志",
  fields: {},
  facts: {
    seq: text("序号"),
    kind: oneOf("情形", BREAK_LABELS),
    storedHash: text("存储的校验值"),
    recomputedHash: text("重算的校验值"),
  },
} as const satisfies Noun;

import { EXAMPLE_PASSWORD } from "../../../prisma/seed/accounts";

/** Accounts of the example ledger by what their holders do; the first fourteen hold one role each between them. */
export const PEOPLE = {
  firstLeader: "diyizuzhang",
  groupLeader: "zuzhang",
  deputyLeader: "fuzuzhang",
  groupMember: "chengyuan",
  office: "bangongshi",
  supervision: "ducha",
  responsibleLeader: "zeren",
  unitHead: "fuzeren",
  liaison: "lianluo1",
  discipline: "jijian",
  inspectionOffice: "xuncha",
  systemAdmin: "xitong",
  securityAdmin: "anquan",
  auditAdmin: "shenji",
  /** The same posts elsewhere: another unit, another body. */
  otherLiaison: "lianluo2",
  districtOffice: "lj-bangongshi",
} as const;

export type Person = keyof typeof PEOPLE;
export const PASSWORD = EXAMPLE_PASSWORD;

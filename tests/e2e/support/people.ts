import { EXAMPLE_PASSWORD } from "../../../prisma/seed/accounts";

/** Accounts of the example ledger by what their holders do. */
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
  /** Whose unit has an application that was returned. */
  returnedLiaison: "lianluo5",
  districtOffice: "lj-bangongshi",
  waterOffice: "sw-bangongshi",
  sportsOffice: "ty-bangongshi",
  /** 责任领导 and nothing else: sees the measures led, not the whole body. */
  districtLeader: "lj-zeren2",
} as const;

export type Person = keyof typeof PEOPLE;
export const PASSWORD = EXAMPLE_PASSWORD;

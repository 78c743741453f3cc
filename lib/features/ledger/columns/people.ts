import { type ColumnSpec, UNKNOWN } from "./spec";

/** Who answers for it and who does it. */

export const PEOPLE = {
  leadUnit: {
    heading: "牵头部门",
    paper: "牵头部门",
    width: 96,
    shown: "usual",
    text: (row) => row.leadUnit ?? UNKNOWN,
    sheet: [{ width: 11, centred: true, takes: "leadUnit" }],
  },
  leader: {
    heading: "责任领导",
    paper: "责任领导",
    width: 68,
    shown: "usual",
    text: (row) => row.leader ?? UNKNOWN,
    sheet: [{ width: 8, centred: true, takes: "leader" }],
  },
  cooperatingUnits: {
    heading: "配合部门",
    paper: "配合部门",
    width: 120,
    shown: "asked",
    text: (row) => row.cooperating.join("、"),
    sheet: [{ width: 12, centred: true, takes: "cooperatingUnits" }],
  },
  owner: {
    heading: "责任人",
    paper: "责任人",
    width: 76,
    shown: "asked",
    text: (row) => row.owner ?? UNKNOWN,
    sheet: [{ width: 8, centred: true, takes: "owner" }],
  },
} as const satisfies Record<string, ColumnSpec>;

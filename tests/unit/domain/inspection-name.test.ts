import { expect, it } from "vitest";
import { inspectionName } from "@/lib/domain/inspection/inspection-name";

const body = { name: "市政务服务和数据局", shortName: "市政务数据局" };

it.each([
  ["六届市委第五轮巡察（市政务数据局）", "六届市委第五轮巡察"],
  ["六届市委第五轮巡察 (市政务服务和数据局)", "六届市委第五轮巡察"],
  ["六届市委第五轮巡察（回头看）", "六届市委第五轮巡察（回头看）"],
  ["（市政务数据局）", "（市政务数据局）"],
  ["六届市委第五轮巡察", "六届市委第五轮巡察"],
])("%s is called %s beside its body", (title, name) => expect(inspectionName(title, body)).toBe(name));

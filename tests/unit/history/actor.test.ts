import { describe, expect, it } from "vitest";
import { type Actor, actorColumns, jobActor, personActor } from "@/lib/history/actor";
import { JOBS } from "@/lib/registry/jobs";

describe("the actor of an event", () => {
  it("is a person with the post of that day", () => {
    const person = { id: "p", name: "林远" };
    expect(actorColumns(personActor(person, { id: "o", label: "政策法规处 联络员" }))).toEqual({
      personId: "p",
      personName: "林远",
      postId: "o",
      postLabel: "政策法规处 联络员",
    });
    expect(actorColumns(personActor(person, undefined))).toMatchObject({ postId: null, postLabel: "" });
  });

  it("is named in words where it is no person: a job by its queue, a token, a program, a stranger", () => {
    const said = (actor: Actor) => {
      const { personId, personName, postId, postLabel } = actorColumns(actor);
      expect([personId, postId]).toEqual([null, null]);
      return `${personName} ${postLabel}`.trim();
    };
    expect(said(jobActor({ name: "chain-check", label: "后台核验" }))).toBe("系统 后台核验");
    expect(said({ kind: "token", tokenId: "t", tokenName: "市纪委数据平台" })).toBe("市纪委数据平台 接口令牌");
    expect(said({ kind: "program", program: "recover" })).toBe("本机操作 命令行 recover");
    expect(said({ kind: "stranger" })).toBe("（未登录）");
    const jobs = JOBS.map(({ queue }) => said(jobActor(queue)));
    expect(new Set(jobs).size).toBe(JOBS.length);
  });
});

import "server-only";
import { JOB_LABEL, PROGRAM_LABELS, STRANGER_LABEL, TOKEN_LABEL } from "@/lib/domain/labels";

/** Who did what an event tells of. Nobody is anonymous in the history but who has not signed in. */
export type Actor = PersonActor | JobActor | TokenActor | ProgramActor | Stranger;

/** A person with the post it was done with, in the words of that day; without one only where no post is needed. */
export type PersonActor = {
  kind: "person";
  personId: string;
  personName: string;
  postId: string | null;
  postLabel: string;
};

/** A job of the worker, by the name of its queue and what the queue is called. */
export type JobActor = { kind: "job"; job: string; label: string };

/** A program of another system, by the token it was given. */
export type TokenActor = { kind: "token"; tokenId: string; tokenName: string };

/** A program run by hand on the machine itself. */
export type ProgramActor = { kind: "program"; program: keyof typeof PROGRAM_LABELS };

/** Whoever has not proved to be anybody yet. */
export type Stranger = { kind: "stranger" };

/** A person as actor, with a post of theirs or none. */
export function personActor(
  person: { id: string; name: string },
  post: { id: string; label: string } | null | undefined,
): PersonActor {
  return {
    kind: "person",
    personId: person.id,
    personName: person.name,
    postId: post?.id ?? null,
    postLabel: post?.label ?? "",
  };
}

/** A job of a queue as actor. */
export function jobActor({ name, label }: { name: string; label: string }): JobActor {
  return { kind: "job", job: name, label };
}

/** What an event says of its actor in columns of its own: ids where there are any, and the words pages show. */
export type ActorColumns = { personId: string | null; personName: string; postId: string | null; postLabel: string };

const nobody = (personName: string, postLabel: string): ActorColumns => ({
  personId: null,
  personName,
  postId: null,
  postLabel,
});

/** The same in machine values: which kind it is, and the name of what is no person. */
export function actorValue(actor: Actor): Record<string, string> {
  switch (actor.kind) {
    case "job":
      return { kind: actor.kind, job: actor.job };
    case "token":
      return { kind: actor.kind, token: actor.tokenId };
    case "program":
      return { kind: actor.kind, program: actor.program };
    default:
      return { kind: actor.kind };
  }
}

export function actorColumns(actor: Actor): ActorColumns {
  switch (actor.kind) {
    case "person": {
      const { kind: _, ...columns } = actor;
      return columns;
    }
    case "job":
      return nobody(JOB_LABEL, actor.label);
    case "token":
      return nobody(actor.tokenName, TOKEN_LABEL);
    case "program": {
      const [name, post] = PROGRAM_LABELS[actor.program];
      return nobody(name, post);
    }
    case "stranger":
      return nobody(STRANGER_LABEL, "");
  }
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { PageHead } from "@/components/shell/page-head";
import { oneParam, type QueryParams } from "@/components/table/query";
import { editPersonAction } from "@/lib/actions/people";
import { bodiesFor, postFor } from "@/lib/auth/policy";
import { sessionLimits } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { readAddress } from "@/lib/domain/address";
import { bodyOptions } from "@/lib/queries/bodies";
import { getPersonPage } from "@/lib/queries/person";
import { inSnapshot } from "@/lib/queries/snapshot";
import { listUnits } from "@/lib/queries/units";
import { FormDialog } from "../../form-dialog";
import { openPage } from "../../open-settings";
import { PERSON_LABELS, PersonFields } from "../person-fields";
import { AccountPanel } from "./account-panel";
import { PostsPanel } from "./posts-panel";
import { SessionsPanel } from "./sessions-panel";

export const metadata: Metadata = { title: "人员" };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<QueryParams> };

/** The person, and what the viewer who may give posts chooses from; null when there is no such person for the viewer. */
async function load(viewer: Viewer, id: string, at: string | undefined) {
  const person = z.uuid().safeParse(id).success ? await getPersonPage(viewer, id, sessionLimits()) : null;
  if (!person) return null;
  const mayGive = person.id !== viewer.personId && postFor(viewer, "posts.manage", person) !== null;
  if (!mayGive) return { person, give: null };
  const bodies = await bodyOptions(viewer, "posts.manage", at ?? person.bodyId);
  const bodyId = bodies.current?.id ?? person.bodyId;
  return { person, give: { bodies, bodyId, units: await listUnits(viewer, bodyId) } };
}

export default async function PersonPage({ params, searchParams }: Props) {
  const viewer = await openPage("people.read");
  const [{ id }, query] = await Promise.all([params, readAddress(searchParams)]);
  const found = await inSnapshot(() => load(viewer, id, oneParam(query.at)));
  if (!found) notFound();
  const { person, give } = found;
  const self = person.id === viewer.personId;
  const mayManage = postFor(viewer, "people.manage", person) !== null;
  const asker = postFor(viewer, "reset.ask", person);
  const mayAsk = asker !== null && person.desk.asks.includes(asker.role);
  const reachable = new Set(bodiesFor(viewer, "posts.manage"));

  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "人员与机构", href: "/settings/people" }, { label: person.name }]}
        title={person.name}
        scope={[person.bodyName, person.title].filter(Boolean).join(" · ")}
        actions={
          mayManage && (
            <FormDialog
              label="修改姓名、职务"
              title={`修改：${person.name}`}
              action={editPersonAction}
              hidden={{ id: person.id, version: person.version }}
              labels={PERSON_LABELS}
              successMessage="已修改"
            >
              <PersonFields name={person.name} title={person.title} />
            </FormDialog>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <AccountPanel person={person} mayManage={mayManage && !self} mayAsk={mayAsk && !self} />
        <PostsPanel person={person} today={viewer.today} give={give} mayEnd={(bodyId) => reachable.has(bodyId)} />
        <SessionsPanel person={person} mayManage={mayManage} />
      </div>
    </>
  );
}

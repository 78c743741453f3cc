import type { Metadata } from "next";
import { FormDialog } from "@/components/form/form-dialog";
import { AccountPanel } from "@/components/people/account-panel";
import { PERSON_LABELS, PersonFields } from "@/components/people/person-fields";
import { PortfolioPanel } from "@/components/people/portfolio-panel";
import { PostsPanel } from "@/components/people/posts-panel";
import { SessionsPanel } from "@/components/people/sessions-panel";
import { PageHead } from "@/components/shell/page-head";
import { oneParam } from "@/components/table/query";
import { can } from "@/lib/access/can";
import { sessionLimits } from "@/lib/access/session";
import { definePage, type PageProps } from "@/lib/command/define-page";
import { ASK_RESET } from "@/lib/features/account/acts";
import { editPersonAction } from "@/lib/features/people/actions";
import { MANAGE_PEOPLE, MANAGE_POSTS, READ_PEOPLE } from "@/lib/features/people/acts";
import { bodyOptions } from "@/lib/features/people/queries/bodies";
import { getPersonPage } from "@/lib/features/people/queries/person";
import { listUnits } from "@/lib/features/people/queries/units";

export const metadata: Metadata = { title: "人员" };

/** The person, and what the viewer who may give posts chooses from; null when there is no such person for the viewer. */
const open = definePage({ act: READ_PEOPLE }, async ({ viewer, id, query }) => {
  const person = await getPersonPage(viewer, id, sessionLimits());
  if (!person) return null;
  const mayGive = person.id !== viewer.personId && can(viewer, MANAGE_POSTS, person) !== null;
  if (!mayGive) return { person, give: null };
  const bodies = await bodyOptions(viewer, MANAGE_POSTS, oneParam(query.at) ?? person.bodyId);
  const bodyId = bodies.current?.id ?? person.bodyId;
  return { person, give: { bodies, bodyId, units: await listUnits(viewer, bodyId) } };
});

export default async function PersonRoute(props: PageProps) {
  const { viewer, found } = await open(props);
  const { person, give } = found;
  const self = person.id === viewer.personId;
  const mayManage = can(viewer, MANAGE_PEOPLE, person) !== null;
  const asker = can(viewer, ASK_RESET, person);
  const mayAsk = asker !== null && person.desk.asks.includes(asker.role);

  return (
    <>
      <PageHead
        breadcrumbs={[{ label: "机构人员", href: "/settings/people" }, { label: person.name }]}
        title={person.name}
        scope={[person.bodyName, person.title].filter(Boolean).join(" · ")}
        actions={
          mayManage && (
            <FormDialog
              label="修改人员信息"
              title={`修改：${person.name}`}
              action={editPersonAction}
              hidden={{ id: person.id, version: person.version }}
              labels={PERSON_LABELS}
              successMessage="已修改"
            >
              <PersonFields person={person} />
            </FormDialog>
          )
        }
      />
      <div className="flex flex-col gap-4">
        <AccountPanel person={person} mayManage={mayManage && !self} mayAsk={mayAsk && !self} />
        <PostsPanel
          person={person}
          today={viewer.today}
          give={give}
          mayEnd={(post) => can(viewer, MANAGE_POSTS, post) !== null}
        />
        <PortfolioPanel
          person={person}
          today={viewer.today}
          give={give}
          mayEnd={(field) => can(viewer, MANAGE_POSTS, field) !== null}
        />
        <SessionsPanel person={person} mayManage={mayManage} />
      </div>
    </>
  );
}

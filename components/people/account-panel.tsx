import { ActionButton } from "@/components/form/action-button";
import { FormDialog } from "@/components/form/form-dialog";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/control/field";
import { Input } from "@/components/ui/control/input";
import { Textarea } from "@/components/ui/control/textarea";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { Panel } from "@/components/ui/panel";
import { LOGIN_RULE } from "@/lib/access/sign-in/login";
import { instantInTable } from "@/lib/domain/day";
import { ROLE_LABELS } from "@/lib/domain/labels";
import { ADMINISTRATION_REASON_MAX, LOGIN_MAX } from "@/lib/domain/limits";
import { RESET_KIND_LABELS, RESET_STATE_LABELS } from "@/lib/domain/people/account-reset";
import {
  askResetAction,
  createAccountAction,
  disableAccountAction,
  enableAccountAction,
} from "@/lib/features/account/actions";
import type { PersonPage } from "@/lib/features/people/queries/person";
import { CodeDialog } from "./code-dialog";
import { ACCOUNT_STATE, hangingWords, RESET_TONE } from "./labels";

const instant = (at: Date | null) => (at ? instantInTable(at) : "");

const TWO_HALVES = "系统生成一次性码的上半段；由另一名管理员释放、另行交付下半段后，本人才能用它设置密码。";

function OpenOrAsk({ person, mayOpen, mayAsk }: { person: PersonPage; mayOpen: boolean; mayAsk: boolean }) {
  const { account, desk } = person;
  const other = ROLE_LABELS[desk.releases];
  // One place in the tree for both: the code must stay on screen when the page behind it shows the new account.
  if (account) {
    if (!mayAsk || account.state === "DISABLED") return null;
    return (
      <CodeDialog
        label="申请一次性码"
        title={`为 ${person.name} 申请一次性码？`}
        description={`用于本人忘记密码或没有收到启用码。由${other}核实释放，两段各交本人；使用之前原密码和登录不变，使用后现有登录全部退出。`}
        submitLabel="申请"
        part="first"
        action={askResetAction}
        hidden={{ id: account.id }}
        labels={{ reason: "申请原因" }}
      >
        <Field label="申请原因" name="reason" hint={`${other}据此向本人核实。`} required>
          <Textarea name="reason" rows={2} maxLength={ADMINISTRATION_REASON_MAX} required />
        </Field>
      </CodeDialog>
    );
  }
  return mayOpen ? (
    <CodeDialog
      label="开通账号"
      title={`为 ${person.name} 开通账号`}
      description={TWO_HALVES}
      submitLabel="开通"
      part="first"
      action={createAccountAction}
      hidden={{ personId: person.id }}
      labels={{ login: "账号" }}
    >
      <Field label="账号" name="login" hint={LOGIN_RULE} required>
        <Input name="login" maxLength={LOGIN_MAX} autoCapitalize="none" spellCheck={false} required />
      </Field>
    </CodeDialog>
  ) : null;
}

/** What is under way with the latest code, with the way to it. */
function OpenCode({ reset }: { reset: NonNullable<NonNullable<PersonPage["account"]>["reset"]> }) {
  return (
    <>
      <Badge tone={RESET_TONE[reset.state]}>{RESET_STATE_LABELS[reset.state]}</Badge>{" "}
      <Link href="/settings/resets" className="text-link hover:underline">
        {RESET_KIND_LABELS[reset.kind]}
      </Link>
    </>
  );
}

function StopOrResume({ person }: { person: PersonPage }) {
  const { account } = person;
  if (!account) return null;
  const hidden = { id: account.id, version: account.version };
  return account.state === "DISABLED" ? (
    <ActionButton action={enableAccountAction} input={hidden} size="sm" successMessage="账号已启用">
      启用账号
    </ActionButton>
  ) : (
    <FormDialog
      label="停用账号"
      title={`停用 ${person.name} 的账号？`}
      description={`停用后不能登录，正在使用的页面在下一次操作时退出。岗位和历史记录不变。${hangingWords(person.hangs)}`}
      variant="danger"
      size="sm"
      action={disableAccountAction}
      hidden={hidden}
      labels={{ reason: "停用原因" }}
      submitLabel="停用"
      danger
      successMessage="账号已停用"
    >
      <Field label="停用原因" name="reason" required>
        <Textarea name="reason" rows={2} maxLength={ADMINISTRATION_REASON_MAX} required />
      </Field>
    </FormDialog>
  );
}

/** The account of a person; `mayManage`: the system administrator, `mayAsk`: who asks for its codes; never on one's own. */
export function AccountPanel({
  person,
  mayManage,
  mayAsk,
}: {
  person: PersonPage;
  mayManage: boolean;
  mayAsk: boolean;
}) {
  const { account } = person;
  const state = ACCOUNT_STATE[account?.state ?? "NONE"];
  return (
    <Panel
      title="账号"
      actions={
        (mayManage || mayAsk) && (
          <>
            <OpenOrAsk person={person} mayOpen={mayManage} mayAsk={mayAsk} />
            {mayManage && <StopOrResume person={person} />}
          </>
        )
      }
    >
      {account ? (
        <DescriptionList
          items={[
            { label: "账号", value: account.login },
            { label: "状态", value: <Badge tone={state.tone}>{state.label}</Badge> },
            { label: "开通时间", value: instant(account.createdAt) },
            { label: "密码更新", value: instant(account.passwordChangedAt) },
            ...(account.reset ? [{ label: "一次性码", value: <OpenCode reset={account.reset} /> }] : []),
            ...(account.disabledAt ? [{ label: "停用时间", value: instant(account.disabledAt) }] : []),
          ]}
        />
      ) : (
        <p className="text-muted">还没有账号。不需要登录的人员（如只作为责任人列出）可以不开通。</p>
      )}
    </Panel>
  );
}

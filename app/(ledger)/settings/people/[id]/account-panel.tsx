import { ActionButton } from "@/components/form/action-button";
import { Badge } from "@/components/ui/badge";
import { DescriptionList } from "@/components/ui/description-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { Textarea } from "@/components/ui/textarea";
import {
  createAccountAction,
  disableAccountAction,
  enableAccountAction,
  resetPasswordAction,
} from "@/lib/actions/people";
import { LOGIN_RULE } from "@/lib/auth/login";
import { instantInTable } from "@/lib/domain/day";
import type { PersonPage } from "@/lib/queries/person";
import { FormDialog } from "../../form-dialog";
import { ACCOUNT_STATE, hangingWords } from "../../labels";
import { PasswordDialog } from "./password-dialog";

const instant = (at: Date | null) => (at ? instantInTable(at) : "");

function OpenOrReset({ person }: { person: PersonPage }) {
  const { account } = person;
  // One place in the tree for both: the password must stay on screen when the page behind it shows the new account.
  return account ? (
    <PasswordDialog
      label="重置密码"
      title={`重置 ${person.name} 的密码？`}
      description="将生成新的初始密码；该账号现有的登录全部退出，下次登录须修改密码。"
      submitLabel="重置密码"
      action={resetPasswordAction}
      hidden={{ id: account.id, version: account.version }}
    />
  ) : (
    <PasswordDialog
      label="开通账号"
      title={`为 ${person.name} 开通账号`}
      description="系统生成初始密码，只显示一次。"
      submitLabel="开通"
      action={createAccountAction}
      hidden={{ personId: person.id }}
      labels={{ login: "账号" }}
    >
      <Field label="账号" name="login" hint={LOGIN_RULE} required>
        <Input name="login" maxLength={32} autoCapitalize="none" spellCheck={false} required />
      </Field>
    </PasswordDialog>
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
        <Textarea name="reason" rows={2} maxLength={200} required />
      </Field>
    </FormDialog>
  );
}

/** The account of a person; `mayManage`: the system administrator, and not on their own account. */
export function AccountPanel({ person, mayManage }: { person: PersonPage; mayManage: boolean }) {
  const { account } = person;
  const state = ACCOUNT_STATE[account?.state ?? "NONE"];
  return (
    <Panel
      title="账号"
      actions={
        mayManage && (
          <>
            <OpenOrReset person={person} />
            <StopOrResume person={person} />
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
            ...(account.disabledAt ? [{ label: "停用时间", value: instant(account.disabledAt) }] : []),
          ]}
        />
      ) : (
        <p className="text-muted">还没有账号。不需要登录的人员（如只作为责任人列出）可以不开通。</p>
      )}
    </Panel>
  );
}

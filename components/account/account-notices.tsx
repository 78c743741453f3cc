import { ActionButton } from "@/components/form/action-button";
import { Notice } from "@/components/ui/notice";
import { readNoticesAction, refuseResetAction } from "@/lib/features/account/actions";
import type { unreadNotices } from "@/lib/features/account/queries/notices";

type Unread = Awaited<ReturnType<typeof unreadNotices>>;

/** On top of every page until read: what happened to one's own account, or to one the viewer watches over. */
export function AccountNotices({ unread: { notices, more, ownResetId } }: { unread: Unread }) {
  return (
    <div className="px-4 pt-3 lg:px-6 print:hidden">
      <Notice
        tone="warn"
        title="账号安全"
        action={
          <div className="flex gap-2">
            {ownResetId && (
              <ActionButton
                action={refuseResetAction}
                input={{ id: ownResetId }}
                variant="danger"
                size="sm"
                successMessage="一次性码已撤销，请向审计管理员说明情况"
              >
                不是我要求的，撤销
              </ActionButton>
            )}
            <ActionButton action={readNoticesAction} input={{ ids: notices.map((n) => n.id) }} size="sm">
              知道了
            </ActionButton>
          </div>
        }
      >
        <ul>
          {notices.map((notice) => (
            <li key={notice.id}>{notice.words}</li>
          ))}
        </ul>
        {more > 0 && <p className="text-muted">{`另有 ${more} 条，看过这些后显示。`}</p>}
      </Notice>
    </div>
  );
}

import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/overlay/dropdown-menu";

/** The edits of one record, behind three dots or behind the caller's own trigger. `label` says of which record. */
export function EditMenu({ label, trigger, children }: { label: string; trigger?: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu
      trigger={
        trigger ?? <Button size="sm" variant="quiet" icon={<Ellipsis aria-hidden="true" />} aria-label={label} />
      }
    >
      {children}
    </DropdownMenu>
  );
}

"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { Dialog } from "@/components/ui/overlay/dialog";
import { Nav, type NavGroup } from "./nav";

/** The navigation on a narrow screen: behind a button, closed again when a page was chosen. */
export function MobileNav({ groups }: { groups: NavGroup[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        aria-label="打开导航"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="rounded-md p-2 hover:bg-hover lg:hidden"
      >
        <Menu aria-hidden="true" className="size-5" />
      </button>
      <Dialog open={open} onOpenChange={setOpen} title="导航" size="sm">
        <div className="-mx-3">
          <Nav groups={groups} onFollow={() => setOpen(false)} />
        </div>
      </Dialog>
    </>
  );
}

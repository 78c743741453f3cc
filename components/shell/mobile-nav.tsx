"use client";

import { Menu } from "lucide-react";
import { type ComponentType, useState } from "react";
import type { DialogProps } from "@/components/ui/overlay/dialog";
import { Nav, type NavGroup } from "./nav";

/** The navigation on a narrow screen: behind a button, closed again when a page was chosen. Its dialog comes with the first press. */
export function MobileNav({ groups }: { groups: NavGroup[] }) {
  const [open, setOpen] = useState(false);
  const [loaded, setLoaded] = useState<{ Dialog: ComponentType<DialogProps> } | null>(null);

  async function press() {
    try {
      if (!loaded) setLoaded(await import("@/components/ui/overlay/dialog"));
      setOpen(true);
    } catch {
      // Of a release the server has no more: the page opened anew is whole, and what was typed is still there.
      window.location.reload();
    }
  }

  return (
    <>
      <button
        type="button"
        aria-label="打开导航"
        aria-haspopup="dialog"
        onClick={() => void press()}
        className="rounded-md p-2 hover:bg-hover lg:hidden"
      >
        <Menu aria-hidden="true" className="size-5" />
      </button>
      {loaded && (
        <loaded.Dialog open={open} onOpenChange={setOpen} title="导航" size="sm">
          <div className="-mx-3">
            <Nav groups={groups} onFollow={() => setOpen(false)} />
          </div>
        </loaded.Dialog>
      )}
    </>
  );
}

"use client";

import { Slot } from "radix-ui";
import { type ReactNode, useContext, useId, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { MenuParts } from "./menu-parts";
import { useWhenOpened } from "./when-opened";

const loadSheet = () => import("./menu-sheet").then((part) => part.MenuSheet);

/** A list of further acts behind a button. */
export function DropdownMenu({
  trigger,
  align = "end",
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "end" | undefined;
  children: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const { part: Sheet, waiting, ahead } = useWhenOpened(loadSheet, open, () => setOpen(false));
  return (
    <span className="relative inline-flex">
      <Slot.Root
        ref={opener}
        id={id}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={(event) => {
          setByKeyboard(event.detail === 0);
          setOpen(!open);
        }}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown") return;
          event.preventDefault();
          setByKeyboard(true);
          setOpen(true);
        }}
        onPointerEnter={ahead}
        onFocus={ahead}
        {...(waiting ? { pending: true } : {})}
      >
        {trigger}
      </Slot.Root>
      {Sheet && (
        <Sheet open={open} onOpenChange={setOpen} opener={opener} byKeyboard={byKeyboard} align={align}>
          {children}
        </Sheet>
      )}
    </span>
  );
}

const ITEM =
  "flex h-8 w-full items-center gap-2 px-3 text-left outline-none select-none data-[disabled]:opacity-55 data-[highlighted]:bg-hover [&_svg]:size-4";

export type MenuItemProps = {
  onSelect?: (() => void) | undefined;
  icon?: ReactNode;
  tone?: "default" | "danger" | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
};

export function MenuItem({ onSelect, icon, tone, disabled = false, children }: MenuItemProps) {
  const parts = useContext(MenuParts);
  if (!parts) return null;
  return (
    <parts.Item
      className={cn(ITEM, tone === "danger" && "text-red")}
      disabled={disabled}
      {...(onSelect ? { onSelect } : {})}
    >
      {icon}
      {children}
    </parts.Item>
  );
}

export function MenuSeparator() {
  const parts = useContext(MenuParts);
  return parts && <parts.Separator className="my-1 h-px bg-line" />;
}

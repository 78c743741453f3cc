import { act } from "@/lib/access/act";

export const REVIEW_IMPORT = act({
  name: "import.review",
  sentence: "The office reads reports in, corrects and confirms them for its body.",
  reach: { OFFICE: "body" },
});

export const UNDO_IMPORT = act({
  name: "import.undo-entered",
  sentence: "The office takes back what an import of its body entered, as long as nobody has touched anything of it.",
  reach: { OFFICE: "body" },
});

/** A draft is one by its title there (Gitea, setting `WORK_IN_PROGRESS_PREFIXES`, where nobody has changed it). */
const draft = /^(WIP:|\[WIP\])\s*/i;

export function isDraft(title: string): boolean {
  return draft.test(title);
}

export function asDraft(title: string): string {
  return isDraft(title) ? title : `WIP: ${title}`;
}

export function withoutDraft(title: string): string {
  return title.replace(draft, "");
}

import type { Log } from "@pushpull/core/runner";
import type { Checked } from "./apply/check.ts";

/** Shows what the API server warns of, each warning once, on the object that it came for first. */
export function warnOnce(log: Log): (check: Checked) => void {
  const shown = new Set<string>();
  return (check) => {
    for (const warning of check.action === "refused" ? [] : check.warnings) {
      if (shown.has(warning)) continue;
      shown.add(warning);
      log.warning(warning, check.planned.source.location);
    }
  };
}

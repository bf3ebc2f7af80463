/** EMRF91xx: comments that silence findings. What is wrong about one is never silenced itself. */
import { quoted } from "../../text/printable.js";
import { define } from "../define.js";
import { withFix } from "../fixes.js";
import type { Fix } from "../diagnostic.js";

export const suppression = {
  unused: define("EMRF9101", "unused-suppression", "advice", (name: string, fix: Fix) => ({
    message: `There is no ${quoted(name)} to silence here. Remove it, so that a new one is not overlooked.`,
    label: "silences nothing",
    fixes: [fix],
  })),
  withoutReason: define("EMRF9102", "suppression-without-reason", "warning", (word: string, codes: string) => ({
    message: `This silences a finding and does not say why. Write the reason behind a colon: ${quoted(`// ${word} ${codes}: reason`, 200)}.`,
    label: "no reason",
  })),
  notSilenceable: define("EMRF9103", "not-silenceable", "warning", (name: string, fix: Fix) => ({
    message: `${quoted(name)} cannot be silenced: only warnings and advice about a program can. Mend what it reports, and remove it here.`,
    label: "cannot be silenced",
    fixes: [fix],
  })),
  unknownCode: define(
    "EMRF9104",
    "unknown-suppressed-code",
    "warning",
    (name: string, near: string | null, fix: Fix | null) => ({
      message: `There is no finding ${quoted(name)}.${near === null ? " Write the code or the name that stands in square brackets where the finding is shown." : ` Did you mean \`${near}\`?`}`,
      label: near === null ? "no such finding" : `did you mean \`${near}\`?`,
      ...withFix(fix),
    }),
  ),
  unknownDirective: define("EMRF9105", "unknown-directive", "warning", (found: string, near: string, fix: Fix) => ({
    message: `${quoted(found)} silences nothing: there are \`emrflow-ignore\`, for its own line or the next, and \`emrflow-ignore-file\`. Did you mean \`${near}\`?`,
    label: `did you mean \`${near}\`?`,
    fixes: [fix],
  })),
  namesNothing: define("EMRF9106", "suppression-names-nothing", "warning", (word: string) => ({
    message: `This does not say which finding it silences. Write ${quoted(`// ${word} EMRF9001: reason`)}; several codes are separated by commas.`,
    label: "no code",
  })),
  notAtTopLevel: define("EMRF9107", "suppression-not-at-top-level", "warning", () => ({
    message:
      "`emrflow-ignore-file` is about the whole file, but stands inside a declaration. Move it to the top level, or write `emrflow-ignore` for a single finding.",
    label: "move it to the top level",
  })),
};

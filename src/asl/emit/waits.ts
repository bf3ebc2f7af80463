/** `wait`: never longer than the run has time, so that it runs out where that can be caught. */
import { code, constant, read } from "../../expressions/build.js";
import type { Value } from "../../expressions/value.js";
import type { Wait } from "../../model/model.js";
import type { Span } from "../../text/span.js";
import { durationText } from "../../text/units.js";
import { numberType, timestampType } from "../../types/type.js";
import type { Level, WaitDraft } from "./draft.js";
import type { Emission } from "./emission.js";
import { chain, checkTimeLeft, target } from "./level.js";

export function emitWait({ for: what, span, comment }: Wait, level: Level, emission: Emission): void {
  const name = nameOf(what);
  writeWait(level, name, what, emission, span, comment);
  checkTimeLeft(level, `more after ${name.charAt(0).toLowerCase()}${name.slice(1)}`, emission, span);
}

/** Writes a Wait alone; whether there is time left must be asked behind it. */
export function writeWait(
  level: Level,
  name: string,
  what: Wait["for"],
  emission: Emission,
  origin: Span,
  comment: string | null,
): void {
  chain(level, {
    type: "Wait",
    name: emission.names.state(name, level),
    origin,
    comment,
    for: emission.isCleanUp ? what : bounded(what, emission),
    next: target(),
  });
}

function nameOf(what: Wait["for"]): string {
  if ("until" in what) return "Wait until then";
  const { seconds } = what;
  return seconds.kind === "constant" ? `Wait ${durationText(Number(seconds.value))}` : "Wait as asked";
}

function bounded(what: Wait["for"], { deadline }: Emission): WaitDraft["for"] {
  if ("until" in what) {
    if (!deadline) return what;
    const least = code(numberType)`$min([$toMillis(${what.until}), ${read(deadline)}])`;
    return { until: code(timestampType)`$fromMillis(${least})` };
  }
  const { seconds } = what;
  if (!deadline) return { seconds: whole(seconds) };
  const left = code(numberType)`$ceil((${read(deadline)} - $millis()) / 1000)`;
  return { seconds: code(numberType)`$max([0, $min([${whole(seconds)}, ${left}])])` };
}

/** Step Functions waits whole seconds, none at least; what is worked out may be neither. */
function whole(seconds: Value): Value {
  if (seconds.kind === "constant") return constant(Math.ceil(Number(seconds.value)));
  return code(numberType)`$max([0, $ceil(${seconds})])`;
}

/** Whether colours are wanted on a stream. */
import type { Host, Stream } from "./host.js";

/** NO_COLOR (no-color.org) wins over FORCE_COLOR, which wins over what the stream is. */
export function wantsColor(host: Host, stream: Stream): boolean {
  if (host.environment("NO_COLOR")) return false;
  const forced = host.environment("FORCE_COLOR");
  if (forced !== undefined && forced !== "") return forced !== "0" && forced !== "false";
  return host.isTerminal(stream) && host.environment("TERM") !== "dumb";
}

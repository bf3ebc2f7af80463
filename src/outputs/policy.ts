/** What the role of a machine must be allowed, as an IAM policy. */
import { output } from "../diagnostics/catalog/output.js";
import type { Finding } from "../diagnostics/diagnostic.js";
import { readCall } from "../machine/call.js";
import type { Span } from "../text/span.js";
import type { Compiled, OutputKind } from "./output-kind.js";

export const policy: OutputKind = {
  documentation: "The IAM policy for the role of the state machine: what its states need, and no more.",
  ending: ".policy.json",
  render: async ({ machine, workflow }) => {
    const { policyOf, policyText } = await import("../asl/policy/policy.js");
    return policyText(policyOf(machine, workflow).document);
  },
  findings: async (compiled) => {
    const { policyOf, policySize, policySizes } = await import("../asl/policy/policy.js");
    const { document, undecided, anyRole } = policyOf(compiled.machine, compiled.workflow);
    const size = policySize(document);
    const placeOf = (state: string): Span => compiled.origins.get(state) ?? wholeOf(compiled);
    return [
      ...undecided.map(({ state, resource, guessed }) =>
        output.permissionsUnknown(placeOf(state), state, readCall(resource)?.action ?? resource, guessed),
      ),
      ...anyRole.map((state) => output.anyRole(placeOf(state), state)),
      ...(size > policySizes.managed ? [tooLarge(compiled, size, policySizes)] : []),
    ];
  },
};

function tooLarge(compiled: Compiled, size: number, sizes: { managed: number; roleInline: number }): Finding {
  return output.policyTooLarge(wholeOf(compiled), size, sizes.managed, sizes.roleInline);
}

/** A place for what is about the workflow as a whole: that of its first state. */
function wholeOf({ origins }: Compiled): Span {
  const [first] = origins.values();
  return first ?? { start: 0, end: 0 };
}

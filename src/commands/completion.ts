/** `emrflow completion`: a script that teaches a shell the commands, options and choices of this emrflow. */
import type { Command } from "./command.js";

export const completion: Command = {
  name: "completion",
  group: "Tools",
  summary: "teach a shell to complete emrflow",
  arguments: [{ usage: "<shell>", summary: "which shell", choices: ["bash", "zsh", "fish", "powershell"] }],
  options: [],
  examples: [
    { line: "emrflow completion fish | source", summary: "for this session" },
    { line: "emrflow completion bash > ~/.emrflow.bash", summary: "then source it in ~/.bashrc" },
    { line: "emrflow completion zsh > ~/.emrflow.zsh", summary: "then source it in ~/.zshrc" },
    { line: "emrflow completion powershell > ~/emrflow.ps1", summary: "then dot it in $PROFILE" },
  ],
  run: async (host, given) => {
    const { completionScript } = await import("./completion/scripts.js");
    host.print("stdout", await completionScript(given.arguments[0] ?? ""));
    return 0;
  },
};

/** `emrflow completion`: a script that teaches a shell the commands, options and choices of this emrflow. */
import type { Command } from "./command.js";

export const completion: Command = {
  name: "completion",
  group: "Tools",
  summary: "print what teaches a shell to complete emrflow",
  arguments: [{ usage: "<shell>", summary: "which shell", choices: ["bash", "zsh", "fish", "powershell"] }],
  options: [],
  examples: [
    { line: "emrflow completion bash >> ~/.bashrc", summary: "for good" },
    { line: "emrflow completion zsh >> ~/.zshrc", summary: "for good" },
    { line: "emrflow completion fish | source", summary: "in this session" },
    { line: "emrflow completion powershell >> $PROFILE", summary: "for good" },
  ],
  run: async (host, given) => {
    const { completionScript } = await import("./completion/scripts.js");
    host.print("stdout", await completionScript(given.arguments[0] ?? ""));
    return 0;
  },
};

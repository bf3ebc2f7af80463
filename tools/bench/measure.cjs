/** Loaded into a measured process: its processor time in microseconds and the most memory in KiB, as the last line of standard error. */
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  require("node:fs").writeSync(2, `\n${user + system} ${process.resourceUsage().maxRSS}\n`);
});

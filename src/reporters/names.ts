/** What `--format` names; apart from the reporters, so that help and a run without findings need not load them. */

/** Whether a form is a whole document, which nothing else may be printed beside. */
export const isDocument = {
  pretty: false,
  concise: false,
  json: true,
  sarif: true,
  github: false,
  junit: true,
  markdown: true,
} as const;

export type ReporterName = keyof typeof isDocument;

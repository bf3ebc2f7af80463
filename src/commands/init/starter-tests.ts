/** The first tests of a project, of the pipeline that `starter.ts` writes. */

/** Gives the text of the file of scenarios. */
export function starterTestsText(): string {
  return `# What the pipeline beside this file does when something goes wrong. Run it with \`emrflow test\`; nothing is called in AWS.
input: { date: "2026-01-31" }

scenarios:
  - name: a good day
    given:
      main: { takes: 8m }
      job: { takes: 40m }
    expect:
      outcome: SUCCEEDED
      order: [main, job, Terminate main]
      receives: { job: ["--date", "2026-01-31"] }
      within: 2h

  - name: the third try succeeds
    given: { job: { fails: 2 } }
    expect: { outcome: SUCCEEDED, retries: { job: 2 } }

  - name: the job fails for good, and its cluster is given back
    given: { job: { fails: always } }
    expect:
      outcome: FAILED
      error: States.TaskFailed
      order: [job, Terminate main after failure]

  - name: the cluster does not start
    given: { main: { fails: always } }
    expect: { outcome: FAILED, error: States.TaskFailed, not_reached: job }

  - name: a date that is none
    input: { date: yesterday }
    expect: { outcome: FAILED, error: InvalidInput, not_reached: main }
`;
}

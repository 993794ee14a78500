import type { Finding, Product } from './report.ts'

/** A run of the self-test for one client and one service: a window over the log of its calls. */
export type Run = {
  readonly client: string
  readonly id: string
  readonly service: string
  readonly product: Product
  readonly opened: Date
  /** What only the vendor can see on their screen, by rule. */
  readonly declared: Readonly<Record<string, 'kept' | 'broken'>>
  /** Once it is over: the calls themselves are forgotten before the report is. */
  readonly closed?: { readonly at: Date; readonly findings: readonly Finding[] }
}

/** Runs of the self-test. */
export type Runs = {
  readonly find: (client: string, id: string) => Promise<Run | undefined>
  readonly add: (run: Run) => Promise<void>
  /** In the place of the run with its id. */
  readonly change: (run: Run) => Promise<void>
  readonly forgetBefore: (moment: Date) => Promise<void>
}

/** In this process and gone with it. */
export function memoryRuns(): Runs {
  const runs = new Map<string, Run>()
  const keyOf = (client: string, id: string) => JSON.stringify([client, id])
  const put = async (run: Run) => void runs.set(keyOf(run.client, run.id), run)
  return {
    find: async (client, id) => runs.get(keyOf(client, id)),
    add: put,
    change: put,
    async forgetBefore(moment) {
      for (const [key, { opened }] of [...runs]) if (opened < moment) runs.delete(key)
    },
  }
}

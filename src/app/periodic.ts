import { errorFields, type Log } from '../platform/log/log.ts'

/** Work that is done over and over. */
export type Task = {
  readonly name: string
  readonly everySeconds: number
  readonly run: () => Promise<unknown>
  /** Done once more when the server stops: what would else wait for the next start. */
  readonly atStop?: true
}

/**
 * Runs each task at its interval, never twice at once. A task that fails is logged and tried again next time.
 *
 * @returns a function that stops them, once those under way are done and those for the stop are; calling it again waits
 *   for the same stop
 */
export function runPeriodically(tasks: readonly Task[], log: Log): () => Promise<void> {
  const underWay = new Map<string, Promise<void>>()
  const timers = tasks.map((task) => {
    const timer = setInterval(() => {
      if (underWay.has(task.name)) return
      underWay.set(
        task.name,
        once(task, log).finally(() => underWay.delete(task.name)),
      )
    }, task.everySeconds * 1000)
    return timer.unref()
  })
  const stop = async () => {
    for (const timer of timers) clearInterval(timer)
    await Promise.all(underWay.values())
    for (const task of tasks) if (task.atStop) await once(task, log)
  }
  let stopped: Promise<void> | undefined
  return () => (stopped ??= stop())
}

async function once({ name, run }: Task, log: Log): Promise<void> {
  try {
    await run()
    log.debug('task-done', { task: name })
  } catch (error) {
    log.error('task-failed', { task: name, ...errorFields(error) })
  }
}

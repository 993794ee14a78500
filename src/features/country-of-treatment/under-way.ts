/** Questions that wait for another country, each under the id of its lookup: cancelled by it, and waited for. */
export type UnderWay = {
  /** Begins; one that goes on under the same id is stopped. Whatever `work` throws is told to `failed`. */
  readonly start: (id: string, work: (signal: AbortSignal) => Promise<void>) => void
  /** Until it is over, or this many milliseconds have passed. */
  readonly settled: (id: string, milliseconds: number) => Promise<void>
  readonly cancel: (id: string) => void
}

type Going = { readonly controller: AbortController; readonly done: Promise<void> }

/** What one process has under way. */
export function makeUnderWay(failed: (error: unknown) => void): UnderWay {
  const going = new Map<string, Going>()
  return {
    start(id, work) {
      going.get(id)?.controller.abort()
      const controller = new AbortController()
      const done = work(controller.signal)
        .catch(failed)
        .finally(() => {
          if (going.get(id)?.controller === controller) going.delete(id)
        })
      going.set(id, { controller, done })
    },
    async settled(id, milliseconds) {
      const found = going.get(id)
      if (!found) return
      let timer: NodeJS.Timeout | undefined
      const over = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, milliseconds)
      })
      await Promise.race([found.done, over])
      clearTimeout(timer)
    },
    cancel(id) {
      going.get(id)?.controller.abort()
    },
  }
}

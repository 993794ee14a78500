import type { Terminal } from '../command.ts'

const width = 30

/** Below this a bar is gone before it is seen. */
const fewest = 5

/** Draws how far it has come, for a person who watches; `end` takes the bar away before anything else is said. */
export function progressOn({ watched, draw }: Terminal, total: number): { done(): void; end(): void } {
  if (!watched || total < fewest) return { done() {}, end() {} }
  let done = 0
  const show = () => draw(barOf(done, total))
  show()
  return {
    done() {
      done += 1
      show()
    },
    end: () => draw(''),
  }
}

/** As `████░░░░ 12/24`. */
export function barOf(done: number, total: number): string {
  const full = Math.floor((done / total) * width)
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${total}`
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { silentLog } from '../platform/log/log.ts'
import { runPeriodically } from './periodic.ts'

test('issue 2, item 6: what must not wait is done once more at the stop, and only once', async () => {
  const done: string[] = []
  const task = (name: string) => ({ name, everySeconds: 3600, run: async () => void done.push(name) })
  const stop = runPeriodically([task('sweep'), { ...task('seal'), atStop: true }], silentLog)
  await Promise.all([stop(), stop()])
  await stop()
  assert.deepEqual(done, ['seal'])
})

test('a task that fails at the stop does not keep the rest from stopping', async () => {
  const failing = { name: 'seal', everySeconds: 3600, atStop: true, run: () => Promise.reject(new Error('x')) } as const
  await runPeriodically([failing], silentLog)()
})

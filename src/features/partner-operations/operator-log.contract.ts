import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OperatorEntry, OperatorLog } from './operator-log.ts'

const entry = (minute: number, changes: Partial<OperatorEntry> = {}): OperatorEntry => ({
  id: `entry-${minute}`,
  at: new Date(Date.UTC(2026, 10, 22, 10, minute)),
  by: 'operator-1',
  byName: 'Olga Operatør',
  action: 'mischief',
  about: 'FI',
  detail: 'stopped',
  ...changes,
})

/** What every log of operators must do. */
export function operatorLogContract(name: string, makeLog: () => Promise<OperatorLog>): void {
  test(`${name}: issue 5: what operators did is kept, the latest first`, async () => {
    const log = await makeLog()
    const { detail: _none, ...plain } = entry(2, { action: 'block-lifted', about: 'aaaa' })
    for (const each of [entry(1), plain, entry(0)]) await log.add(each)
    assert.deepEqual(await log.latest(2), [plain, entry(1)])
  })
}

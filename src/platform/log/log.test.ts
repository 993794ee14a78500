import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../kernel/problem.ts'
import { errorFields, type LogFields, makeLog } from './log.ts'

function lines(write: (log: ReturnType<typeof makeLog>) => void): readonly Record<string, unknown>[] {
  const out: string[] = []
  write(makeLog({ write: (line) => void out.push(line) }, 'debug'))
  return out.map((line) => JSON.parse(line))
}

test('item 6: a field that is not on the list does not reach the log', () => {
  const smuggled = { route: 'summary', name: 'Maria Test', url: '/x?ssn=1' } as LogFields
  const [line] = lines((log) => log.info('request', smuggled))
  assert.deepEqual(Object.keys(line ?? {}).toSorted(), ['event', 'level', 'route', 'time'])
})

for (const value of ['Maria Test', '13.02.1980 12345', 'Æøå', '<x/>', 'a'.repeat(81), '', { a: 1 }]) {
  test(`item 6: what is no word is left out of a word field: ${JSON.stringify(value).slice(0, 30)}`, () => {
    const [line] = lines((log) => log.info('request', { code: value } as LogFields))
    assert.equal('code' in (line ?? {}), false)
  })
}

test('item 6: of an error its class, code and frames are told, never its message', () => {
  const driver = Object.assign(new TypeError('row (Maria Test, 1980) violates'), { code: '23505' })
  const error = new Problem('unavailable', 'database-down', 'The database does not answer', {}, { cause: driver })
  const [line] = lines((log) => log.error('internal-error', errorFields(error)))
  assert.equal(line?.problem, 'unavailable')
  assert.equal(line?.code, 'database-down')
  assert.equal(line?.causeClass, 'TypeError')
  assert.equal(line?.causeCode, '23505')
  assert.ok(Array.isArray(line?.frames) && line.frames.length > 0)
  assert.doesNotMatch(JSON.stringify(line), /Maria|1980|does not answer/)
})

test('item 6: a message of several lines does not pass for frames', () => {
  const error = new Error('Maria\n    at home, Maria Test\nat Maria:1:1')
  assert.doesNotMatch(JSON.stringify(lines((log) => log.error('internal-error', errorFields(error)))), /Maria|at 1980/)
})

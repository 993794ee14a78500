import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { serverWords } from './server-words.ts'

test('item 6: of what the database server says, words are kept, and neither values nor numbers', () => {
  const said = [
    'The embedded database ended unexpectedly; starting it again.',
    '2026-11-22 07:00:00.123 UTC [4711] LOG:  server process (PID 4712) was terminated by signal 9: Killed',
    '2026-11-22 07:00:00.124 UTC [4711] ERROR:  invalid input syntax for type uuid: "Maria Silva"',
    '2026-11-22 07:00:00.124 UTC [4711] FATAL:  role "Maria Silva, 13.02.1980" does not exist',
    '2026-11-22 07:00:00.124 UTC [4711] DETAIL:  Failed process was running: select 1',
    'LOG:  a quotation that does not end: "Maria Silva',
  ]
  assert.deepEqual(serverWords(said.join('\n')), [
    'LOG: server process (PID #) was terminated by signal #: Killed',
    'FATAL: role … does not exist',
    'LOG: a quotation that does not end: …',
  ])
})

test('item 6: whatever it says, no digit, no quotation and no line without end is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const words of serverWords(`LOG:  ${text}`)) assert.match(words, /^LOG: [A-Za-z….,;:()/'# -]{0,155}$/)
    }),
  )
})

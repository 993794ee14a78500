import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cases } from '../../../../test/seed.ts'
import { flagKinds } from './flags.ts'
import { renderReading } from './json.ts'
import { readPapers } from './read-papers.ts'

const words = [
  ...[
    'Sak',
    'Sak Tema Sakstype',
    '7/27',
    '7/27 Plan Drøfting',
    '47-',
    '48/24',
    'Forslag til vedtak:',
    'Vedtak:',
    'Innspill:',
  ],
  ...[
    '• Øv mer.',
    'o og bedre',
    'Til',
    'Dato',
    'Saksnummer',
    'Innretning',
    'Sakseier',
    '12.03.2027',
    'Drøfting',
    'Dagsaktuelt',
  ],
  ...[
    'Møte i NUFA',
    'Referat fra møte i NUIT',
    'Medlemmer Per Li (KS)',
    'Vedtak fra tidligere behandlinger',
    '«',
    '(',
    ')',
  ],
  ...[
    'Saksnr. Møte og dato Tittel på sak Vedtak',
    'side 4',
    'Figur 1 Kart',
    '# Sak 7/27: Plan',
    '\t',
    '|',
    'https://example.no/a',
    '',
  ],
]
const line = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

test('issue 3, bad input: lines in any order are read without failing, with listed flags only', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (lines) => {
      const reading = readPapers([{ name: 'a.txt', sha256: 'a'.repeat(64), lines }])
      assert.ok(reading.flags.every(({ kind }) => kind in flagKinds))
      assert.doesNotThrow(() => JSON.stringify(renderReading(reading)))
      for (const { source } of reading.cases) assert.ok(source.lines[0] >= 1 && source.lines[1] <= lines.length)
    }),
    cases(1000),
  )
})

test('issue 3, bad input: a document that is no paper of a council says so', () => {
  const { cases: found, flags } = readPapers([
    {
      name: 'faktura.txt',
      sha256: 'b'.repeat(64),
      lines: ['Faktura 4711', '', 'Å betale: 300 kr', 'Forfall 1. mars 2027'],
    },
  ])
  assert.deepEqual([found.length, flags.map(({ kind }) => kind)], [0, ['nothing-read']])
})

const page = (number: number): readonly string[] => [
  ` ${number}/27 Plan for øvelser nummer ${number} Drøfting`,
  '',
  ' Forslag til vedtak:',
  ...Array.from({ length: 40 }, (_, at) => `Rådet tar del ${at} av saken til orientering, og ber om mer e-`),
  'post.',
  '',
]

for (const [what, lines] of [
  ['a list of cases', Array.from({ length: 300 }, (_, at) => page(at + 1)).flat()],
  [
    'running text',
    Array.from({ length: 15_000 }, () => 'Vi øver mye (og ofte) i e-helse, og «alle» er med på det: '.repeat(2)),
  ],
  ['labels', Array.from({ length: 3000 }, () => ['Til', 'Dato', 'Saksnummer', 'Innretning', 'Møte 1/27']).flat()],
  ['case numbers', Array.from({ length: 15_000 }, (_, at) => `${at % 999}/27`)],
  ['one long line', ['7/27 '.repeat(200_000)]],
  ['brackets', Array.from({ length: 5000 }, () => 'Medlemmer ((((((((')],
] as const) {
  test(`issue 3, bad input: 300 pages of ${what} are read in a moment`, (t) => {
    const began = process.cpuUsage()
    readPapers([{ name: 'a.txt', sha256: 'c'.repeat(64), lines }])
    const { user, system } = process.cpuUsage(began)
    const milliseconds = Math.round((user + system) / 1000)
    t.diagnostic(`${milliseconds} ms`)
    assert.ok(milliseconds < 6000, `${milliseconds} ms`)
  })
}

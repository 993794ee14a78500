import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paperOf } from '../slides/sample-decks.ts'
import { readFigures } from './figures.ts'

const figuresOf = (text: string) =>
  readFigures(paperOf(text), () => undefined).map(({ label, value, unit, asOf }) => [label, value, unit, asOf])

test('A15, honesty rules: headings of diagrams on a panel are figures without value, never 0', () => {
  const panel =
    '# Status portefølje april 2031\n\n \nAntall prosjekter\n\n41\n\n \nRisiko\n\n\n\nAvhengigheter\n\n# Neste'
  assert.deepEqual(figuresOf(panel), [
    ['Antall prosjekter', 41, undefined, '2031-04'],
    ['Risiko', undefined, undefined, '2031-04'],
    ['Avhengigheter', undefined, undefined, '2031-04'],
  ])
})

test('honesty rules: a slide with a heading about figures and nothing else had a picture', () => {
  assert.deepEqual(figuresOf('Annet\n\n\n\nForslag budsjett\n\n\n\nVeien videre\n\n\n\nMer om budsjett\n\ntekst'), [
    ['Forslag budsjett', undefined, undefined, undefined],
  ])
})

for (const [line, figure] of [
  ['Sentral havneforvaltning                      5,4 mrd.', ['Sentral havneforvaltning', 5.4, 'mrd. kroner']],
  ['•Digitale fyr – 187 mill. kroner', ['Digitale fyr', 187, 'mill. kroner']],
  ['• Kommunal los (65 mill. kroner)', ['Kommunal los', 65, 'mill. kroner']],
  ['Søkesum, nye midler: 82,2 mill', ['Søkesum, nye midler', 82.2, 'mill. kroner']],
  ['Antall søknader: 21 (12 nye / 9 videreføringer)', ['Antall søknader', 21, undefined]],
  ['- Kollisjoner (**hendelse**) – 77 675', ['Kollisjoner (hendelse)', 77_675, undefined]],
  ['75% av konsultasjonene blir løst av losen', ['av konsultasjonene blir løst av losen', 75, 'prosent']],
] as const) {
  test(`issue 3: a figure has its label and unit as printed: ${line.slice(0, 30)}`, () => {
    assert.deepEqual(
      figuresOf(line).map((found) => found.slice(0, 3)),
      [figure],
    )
  })
}

test('steering and plans 1.8, row 14: numbers of charts, clocks and years are no figures', () => {
  for (const text of ['78 %\n\n16 %\n\n2 % 4 %', '3.6\n\n3.84', 'Pause 10:00', 'Veikart 2022 - 2028', 'ISO 18104:2023'])
    assert.deepEqual(figuresOf(text), [], text)
})

test('issue 3: a figure tells which case its slide is about', () => {
  const [figure] = readFigures(paperOf('\nAntall fyr: 3'), (line) => ({ number: line, year: 2031 }))
  assert.deepEqual(figure?.case, { number: 2, year: 2031 })
})

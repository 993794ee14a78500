import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headingOf, kindByWords, looksLikeHeading } from './headings.ts'

for (const [line, kind] of [
  ['Forslag til vedtak:', 'forslag-til-vedtak'],
  ['## **Forslag til beslutning**', 'forslag-til-vedtak'],
  ['2.1 Innstilling', 'forslag-til-vedtak'],
  ['VEDTAK:', 'vedtak'],
  ['Vedtak oppdatert:', 'vedtak-oppdatert'],
  ['Formål', 'hensikt'],
  ['Hva saken gjelder', 'hensikt'],
  ['Kommentarer fra medlemmene', 'innspill'],
  ['Vedtak fra tidligere behandlinger i rådsmodellen', 'tidligere-vedtak'],
] as const) {
  test(`issue 3, item 1: «${line}» heads ${kind}`, () => assert.equal(headingOf(line, 'paper')?.kind, kind))
}

for (const line of [
  'Vedtak 88: Stortinget ber regjeringen',
  'Innspill fra møtet tas med.',
  'bakgrunn',
  '• Bakgrunn',
  'Konklusjon',
]) {
  test(`issue 3, item 1: «${line}» heads nothing in a paper`, () => assert.equal(headingOf(line, 'paper'), undefined))
}

test('A4: «Beslutning» is a decision in minutes only', () => {
  assert.equal(headingOf('Beslutning:', 'minutes')?.kind, 'vedtak')
  assert.equal(headingOf('Beslutning:', 'paper'), undefined)
})

test('issue 3, item 1: what follows the colon is the first of the text', () => {
  assert.deepEqual(headingOf('Vedtak: Rådet godkjenner.', 'minutes'), {
    kind: 'vedtak',
    heading: 'Vedtak',
    rest: 'Rådet godkjenner.',
  })
})

test('A4: an unlisted heading never becomes a decision where it speaks of a proposal', () => {
  assert.equal(kindByWords('Sekretariatets forslag til vedtak i saken', 'minutes'), 'forslag-til-vedtak')
  assert.equal(kindByWords('Innstilling til rådets vedtak', 'minutes'), 'forslag-til-vedtak')
  assert.equal(kindByWords('Rådets konklusjon', 'minutes'), 'vedtak')
  assert.equal(kindByWords('Rådets konklusjon', 'paper'), 'annet')
})

test('issue 3, item 1: a heading is short, has a capital and no full stop', () => {
  assert.ok(looksLikeHeading('Hvilke endringer er gjort?'))
  assert.ok(!looksLikeHeading('Rådet tar saken til orientering.'))
  assert.ok(!looksLikeHeading('1. Rådet tar saken'))
})

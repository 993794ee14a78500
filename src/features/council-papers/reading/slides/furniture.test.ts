import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isFurniture } from './furniture.ts'

for (const text of [
  '73',
  '5252',
  '29.10.2031',
  '29.10.2031 94',
  'Havnedirektoratet 13',
  '115Havnedirektoratet 12.09.2031',
  '12.09.2031 Havnedirektoratet',
  'Norsk mal: Tekst med kulepunkter',
  'Norsk mal:Startside',
  'Ny PPT-mal, Havnedirektoratet',
  'Kilde: stockbilder',
  '—',
  'https://www.example.no/en/side#del',
  'The image displays four pages of a spreadsheet, and each of them shows a list of lighthouses.',
  'Das Bild zeigt eine Tabelle mit der Liste von Leuchttürmen und ist in vier Teile geteilt.',
]) {
  test(`A9: is furniture: ${text.slice(0, 40)}`, () => assert.equal(isFurniture(text), true))
}

for (const text of [
  'Havnedirektoratet',
  'Fyrrådet tar saken til orientering.',
  'Havnedirektoratet tar med seg innspill fra møtet i 2031',
  'Innføring av MyHarbour@EU i Norge',
  'Harbour Data Space (HDS)',
  '1. Hvilke farger?',
  'Kilder til vann',
]) {
  test(`issue 3: says something: ${text}`, () => assert.equal(isFurniture(text), false))
}

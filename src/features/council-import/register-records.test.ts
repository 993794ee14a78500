import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPapers } from '../../../test/fixtures/council-papers.ts'
import type { Membership } from '../council/index.ts'
import { readPaperFile, readPapers } from '../council-papers/index.ts'
import { printedName, registerRecords } from './register-records.ts'

const paper = (...lines: readonly string[]) => ({ name: 'a', sha256: 'a'.repeat(64), lines })

test('a council that is none of the three levels is called what its papers call it', () => {
  const papers = [paper('Møte i Rådet for øvelser 3. mars', 'Rådet for øvelser.', 'RÅDET FOR ØVELSER')]
  assert.equal(printedName('radet-for-ovelser', papers), 'Rådet for øvelser')
  assert.equal(printedName('et-annet-rad', papers), undefined)
})

const papers = await Promise.all(ownPapers.map((file) => readPaperFile(file)))
const records = registerRecords(readPapers(papers), papers)
const members = records.flatMap((each): readonly Membership[] => (each.kind === 'membership' ? [each.content] : []))

test('members are those whom papers list, once each in a council, each in a seat of its own or of whom they replaced', () => {
  assert(members.length > 5)
  assert.equal(new Set(members.map(({ council, id }) => `${council} ${id}`)).size, members.length)
  const seats = new Set(records.flatMap((each) => (each.kind === 'seat' ? [`${each.council} ${each.id}`] : [])))
  for (const { council, seat } of members) assert(seats.has(`${council} ${seat}`))
})

test('nobody is said to leave before they came', () => {
  for (const { from = '', to = '9' } of members) assert(from <= to)
})

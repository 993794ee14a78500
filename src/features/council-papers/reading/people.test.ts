import assert from 'node:assert/strict'
import { test } from 'node:test'
import { linesOf } from './lines.ts'
import { readPeople, readSubstitutes } from './people.ts'

const paper = { name: 'referat.txt', sha256: 'a', lines: [] }

test('issue 3, item 1: members in one or two columns, wrapped anywhere', () => {
  const lines = linesOf([
    'Åse Dal (Fjord RHF) Per Li (Vidde RHF)',
    'Ida Ås (Sundvær',
    'kommune)',
    '',
    'Kari Vik',
    '(KS)',
  ])
  assert.deepEqual(
    readPeople(paper, lines).map(({ person, organisation }) => [person, organisation]),
    [
      ['Åse Dal', 'Fjord RHF'],
      ['Per Li', 'Vidde RHF'],
      ['Ida Ås', 'Sundvær kommune'],
      ['Kari Vik', 'KS'],
    ],
  )
})

test('issue 3, item 1: a substitute says for whom', () => {
  const [found] = readSubstitutes(paper, linesOf(['Ola Moe, Fjord RHF, stilte', 'for Åse Dal']))
  assert.deepEqual([found?.person, found?.organisation, found?.instead], ['Ola Moe', 'Fjord RHF', 'Åse Dal'])
})

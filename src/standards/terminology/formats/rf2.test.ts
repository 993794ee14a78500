import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWith } from './formats.fixture.ts'
import { rf2Formats } from './rf2.ts'

const refsetHeader = 'id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId'
const descriptionHeader =
  'id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId'
const conceptHeader = 'id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId'

const member = (refset: string, description: string, acceptability = '900000000000548007', active = '1'): string =>
  ['u', '20250415', active, '51000202101', refset, description, acceptability].join('\t')
const description = (id: string, concept: string, term: string, type = '900000000000013009', active = '1'): string =>
  [id, '20250415', active, '51000202101', concept, 'no', type, term, '900000000000448009'].join('\t')

const nb = '61000202103'
const nn = '91000202106'

test('preferred terms by language reference set: bokmål and nynorsk both say «no» (RF2, Norwegian edition)', () => {
  const [refsets, descriptions] = rf2Formats()
  readWith(
    refsets!,
    [
      refsetHeader,
      member(nb, '11'),
      member(nn, '12'),
      member(nb, '13', '900000000000549004'),
      member(nb, '14', '900000000000548007', '0'),
      member(nb, '15'),
      member(nn, '15'),
    ].join('\n'),
  )
  const read = readWith(
    descriptions!,
    [
      descriptionHeader,
      description('11', '1', 'kløe på øyet'),
      description('12', '1', 'kløe på auget'),
      description('13', '1', 'akseptabelt synonym'),
      description('14', '1', 'utgått fra språkreferansesettet'),
      description('15', '2', 'elveblest'),
      description('16', '2', 'foretrukket i ingen'),
    ].join('\n'),
  )
  const sct = 'http://snomed.info/sct'
  assert.deepEqual(read.designations, [
    `${sct} 1 nb kløe på øyet current`,
    `${sct} 1 nn kløe på auget current`,
    `${sct} 2 nb elveblest current`,
    `${sct} 2 nn elveblest current`,
  ])
})

test('fully specified names and inactive descriptions are no display texts (RF2)', () => {
  const [refsets, descriptions] = rf2Formats()
  readWith(refsets!, [refsetHeader, member(nb, '11'), member(nb, '12')].join('\n'))
  const rows = [
    description('11', '1', 'x (tilstand)', '900000000000003001'),
    description('12', '1', 'y', undefined, '0'),
  ]
  assert.deepEqual(readWith(descriptions!, [descriptionHeader, ...rows].join('\n')).items, [])
})

test('an inactive concept is said to be inactive', () => {
  const [, , concepts] = rf2Formats()
  const read = readWith(concepts!, [conceptHeader, '1\t2\t1\tm\td', '2\t2\t0\tm\td', 'short\t1'].join('\n'))
  assert.deepEqual(
    read.items.map((item) => (item.kind === 'concept' ? [item.code, item.active] : item)),
    [['2', false], { kind: 'refused', reason: 'wrong-columns', line: 4 }],
  )
})

test('Full and Delta files are refused: they say what was, not what is (RF2)', () => {
  const formats = rf2Formats()
  const reads = (name: string): string | undefined =>
    formats.find((format) => format.recognises(name, descriptionHeader))?.name
  assert.equal(reads('sct2_Description_Snapshot-no_NO1000202_20250415.txt'), 'SNOMED CT RF2 descriptions')
  assert.equal(reads('sct2_Description_Full-no_NO1000202_20250415.txt'), 'SNOMED CT RF2, not a snapshot')
  const full = formats.find((format) => format.recognises('sct2_Concept_Full.txt', conceptHeader))
  assert.deepEqual(readWith(full!, conceptHeader).refusals, [{ reason: 'not-snapshot', line: 1 }])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseFragment } from '../../platform/xml/fragment.ts'
import { narrativeIndex, narrativeIsEmpty, plainText, resolveReference } from './narrative.ts'

const text = parseFragment(`<text ID="whole">
  <paragraph ID="p">Kjent   allergi<br/>mot <content ID="c">bjørke
    pollen</content></paragraph>
  <table><tbody><tr ID="r"><td>Penicillin</td><td>utslett</td></tr></tbody></table>
  <list><item ID="p">en annen</item><item id="small">små</item></list><content ID="none"> </content></text>`)

for (const [title, reference, expected] of [
  ['#id', '#c', 'bjørke pollen'],
  ['an id without #', 'c', 'bjørke pollen'],
  ['an id with spaces around', ' #c\n', 'bjørke pollen'],
  ['a line break parts words', '#p', 'Kjent allergi mot bjørke pollen'],
  ['the cells of a row part words', '#r', 'Penicillin utslett'],
  ['an id in small letters', '#small', 'små'],
  ['an id nobody has', '#gone', undefined],
  ['an element without words', '#none', undefined],
  ['an address elsewhere', 'https://example.org/#c', undefined],
] as const) {
  test(`CDA R2 4.3.5: a reference is resolved into the narrative: ${title}`, () => {
    assert.equal(resolveReference(narrativeIndex(text), reference), expected)
  })
}

test('the text block itself can be pointed at', () => {
  assert.match(resolveReference(narrativeIndex(text), '#whole') ?? '', /^Kjent allergi mot .* en annen små$/)
})

test('a statement cannot quote a whole book, however often it points at it', () => {
  const book = parseFragment(`<text ID="a">${'<paragraph>ord og ord</paragraph>'.repeat(50_000)}</text>`)
  const index = narrativeIndex(book)
  const started = process.threadCpuUsage().user
  for (let i = 0; i < 10_000; i += 1) assert.equal(resolveReference(index, '#a')?.length, 10_001)
  assert.ok(process.threadCpuUsage().user - started < 1_000_000)
  assert.ok(plainText(book).endsWith('…'))
})

test('narrative is empty without words or pictures', () => {
  assert.equal(narrativeIsEmpty(parseFragment('<text><table><tbody><tr><td> </td></tr></tbody></table></text>')), true)
  assert.equal(narrativeIsEmpty(parseFragment('<text><paragraph><renderMultiMedia/></paragraph></text>')), false)
  assert.equal(narrativeIsEmpty(text), false)
})

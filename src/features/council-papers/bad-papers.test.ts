import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPapers } from '../../../test/fixtures/council-papers.ts'
import { pdfOfLines } from '../../../test/fixtures/made-pdf.ts'
import { readPaperFile, readPapers } from './index.ts'

const textOf = (part: string) => Buffer.from(ownPapers.find(({ name }) => name.includes(part))!.bytes).toString()
const readText = async (text: string) => readPapers([await readPaperFile({ name: 'a.txt', bytes: Buffer.from(text) })])

const grants = textOf('2020-02-23')
const minutes = textOf('2019-06-16')

/** The paper with one column of its table of grants taken out. */
function withoutColumn(heading: string): string {
  const lines = grants.split('\n')
  const header = lines.findIndex((line) => line.includes(`\t${heading}`))
  const column = lines[header]!.split('\t').indexOf(heading)
  const end = lines.findIndex((line, at) => at > header && !line.includes('\t'))
  const cut = (line: string, at: number) =>
    at < header || at >= end ? line : line.split('\t').filter((_, place) => place !== column).join('\t') // biome-ignore format: one line
  return lines.map(cut).join('\n')
}

for (const [heading, field] of [
  ['Søkt beløp i alt', 'applied'],
  ['Innvilget beløp i alt', 'granted'],
  ['Herav friske midler', 'fresh'],
] as const) {
  test(`bad input: a table of grants without «${heading}» is read, and the amounts are missing, never 0`, async () => {
    const [whole, cut] = [await readText(grants), await readText(withoutColumn(heading))]
    assert.equal(cut.grants.length, whole.grants.length)
    for (const [index, row] of cut.grants.entries()) {
      assert.equal(row[field], undefined)
      assert.equal(row.applicant, whole.grants[index]?.applicant)
    }
    const kept = (['applied', 'fresh', 'carriedOver', 'granted', 'paid'] as const).filter((each) => each !== field)
    for (const each of kept) assert.deepEqual(cut.grants.map((row) => row[each]), whole.grants.map((row) => row[each]), each) // biome-ignore format: one line
  })
}

test('bad input: minutes with neither council nor date are a draft that asks for both', async () => {
  const { meetings, cases, flags } = await readText(minutes.slice(minutes.indexOf('Sak Tittel på sak')))
  assert.equal(meetings.length, 1)
  assert.deepEqual([meetings[0]?.council, meetings[0]?.date], [undefined, undefined])
  assert.match(meetings[0]!.id, /^utkast\//)
  assert.equal(cases.length, 8)
  const asks = flags.filter(({ kind }) => kind === 'council-missing' || kind === 'date-missing')
  assert.deepEqual(asks.map(({ kind }) => kind).sort(), ['council-missing', 'date-missing'])
})

test('bad input: minutes without a date say which council they are of, and ask for the day', async () => {
  const { meetings } = await readText(minutes.replace(/^Dato 16\. juni 2019.*$/m, ''))
  assert.deepEqual([meetings[0]?.council, meetings[0]?.date], ['nuit', undefined])
})

test('a paper that became a PDF is read as the paper it was', async () => {
  const pages = minutes.split(/\n(?= \S)/).map((page) => page.split('\n').map((line) => line.trim()))
  const pdf = await readPaperFile({ name: 'a.pdf', bytes: await pdfOfLines(pages) })
  const [text, drawn] = [await readText(minutes), readPapers([pdf])]
  const said = ({ cases }: typeof text) =>
    cases.map(({ number, title, decisions, inputs }) => [
      number,
      title?.value,
      decisions.map(({ value }) => value),
      inputs.length,
    ])
  assert.deepEqual(drawn.meetings.map(({ id, number }) => [id, number]), text.meetings.map(({ id, number }) => [id, number])) // biome-ignore format: one line
  assert.deepEqual(said(drawn), said(text))
})

import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { validateXML } from 'xmllint-wasm'
import ICAL from 'ical.js'
import { memoryCouncilStore } from '../../src/features/council/index.ts'
import { importPapers, memoryImportStore } from '../../src/features/council-import/index.ts'
import { readPapers } from '../../src/features/council-papers/index.ts'
import { currentRecords } from '../../src/features/open-council/current-records.ts'
import { atomFeed } from '../../src/features/open-council/export/atom.ts'
import { moetemappeOf, moetesakOf } from '../../src/features/open-council/export/einnsyn.ts'
import { calendarOf } from '../../src/features/open-council/export/icalendar.ts'
import { archiveOf } from '../../src/features/open-council/export/noark.ts'
import { oparlObjects } from '../../src/features/open-council/oparl/objects.ts'
import { type OparlKind, typeNames } from '../../src/features/open-council/oparl/types.ts'
import { type OpenCouncils, openCouncils } from '../../src/features/open-council/public-records.ts'
import { askedIn, searchCases } from '../../src/features/open-council/search/search-cases.ts'
import type { SearchStore } from '../../src/features/open-council/search/store.ts'
import { memorySearch } from '../../src/features/open-council/search/store.memory.ts'
import { parseXml } from '../../src/platform/xml/parse.ts'
import { einnsynSchema, faultsOf, noSchemas, oparlSchema, schemaFile } from './schemas.ts'

const shared = join(import.meta.dirname, '../../../shared/papers')
const origin = 'https://knutepunkt.example'

/** Papers of our own, always; and real ones beside the checkout where there are any, never part of the repository. */
const sets = [
  { name: 'our own papers', folder: join(import.meta.dirname, '../../samples/papers'), absent: false },
  {
    name: 'the real papers',
    folder: shared,
    absent: existsSync(shared) ? false : 'NOT RUN: no papers beside the checkout (../shared/papers)',
  },
] as const

async function publicOf(folder: string, search: SearchStore): Promise<OpenCouncils> {
  const [imports, councils] = [memoryImportStore(), memoryCouncilStore()]
  const now = () => new Date('2026-06-12T08:00:00Z')
  const names = readdirSync(folder).filter((name) => /\.(txt|md|pdf)$/.test(name) && name !== 'README.md')
  const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }))
  await importPapers({ imports, councils, read: readPapers, now })(files, { by: 'import', byName: 'Import' })
  return openCouncils(await currentRecords(councils, search).current())
}

for (const { name, folder, absent } of sets) {
  const skip = absent || noSchemas
  let open: OpenCouncils
  before(async () => {
    if (!skip) open = await publicOf(folder, memorySearch())
  })

  test(`A19: all that ${name} give follows the OParl schemas`, { skip }, () => {
    const objects = oparlObjects(open, origin)
    assert.ok(objects.consultation.length >= 10, `${objects.consultation.length} consultations`)
    for (const kind of Object.keys(typeNames) as OparlKind[]) {
      const validate = oparlSchema(typeNames[kind])
      for (const object of objects[kind]) assert.deepEqual(faultsOf(validate, object), [], object.id)
    }
  })

  test(`A19: what ${name} give follows eInnsyn’s schemas`, { skip }, () => {
    const [meetings, cases] = ['Moetemappe.MoetemappeCreate', 'Moetesak.MoetesakCreate'].map(einnsynSchema)
    assert.ok(open.meetings.length > 1, `${open.meetings.length} meetings`)
    for (const each of open.meetings) assert.deepEqual(faultsOf(meetings!, moetemappeOf(each, open)), [], each.id)
    for (const each of open.cases) assert.deepEqual(faultsOf(cases!, moetesakOf(each, open)), [], each.id)
  })

  test(`A19: the closed meetings of ${name} follow NOARK 5`, { skip }, async () => {
    for (const contents of open.councils.flatMap((council) => archiveOf(council, open) ?? [])) {
      const { valid, rawOutput } = await validateXML({
        xml: [{ fileName: 'arkivstruktur.xml', contents }],
        schema: [schemaFile('noark5/arkivstruktur.xsd')],
        preload: [{ fileName: 'metadatakatalog.xsd', contents: schemaFile('noark5/metadatakatalog.xsd') }],
      })
      assert.ok(valid, rawOutput)
    }
  })

  test(`A19: the calendar and the feed of ${name} are read by others`, { skip }, () => {
    const calendar = new ICAL.Component(ICAL.parse(calendarOf(open.meetings, open, 'Møter', origin)))
    assert.equal(calendar.getAllSubcomponents('vevent').length, open.meetings.length)
    const about = { id: 'x', title: 'x', self: '/saker.atom', page: '/saker' }
    assert.equal(parseXml(Buffer.from(atomFeed(about, open.cases, open, origin))).name, 'feed')
  })
}

const search = memorySearch()
let open: OpenCouncils
const skip = sets[1].absent
before(async () => {
  if (!skip) open = await publicOf(shared, search)
})

test('issue 3, Proof: what was decided about prøvesvar is found, the decision itself first', { skip }, async () => {
  const { hits } = await searchCases(search, open, askedIn(new URLSearchParams('q=prøvesvar')))
  const [first] = hits
  assert.ok((first?.one.decisions.length ?? 0) > 0, first?.one.id)
  assert.match(first?.outcome?.map(({ text }) => text).join('') ?? '', /prøvesvar/)
})

test('A6: «22/24» gives the cases of two councils', { skip }, async () => {
  const { hits } = await searchCases(search, open, askedIn(new URLSearchParams('q=22/24')))
  assert.deepEqual(hits.map(({ one }) => one.council).toSorted(), ['nufa', 'strategiradet'])
})

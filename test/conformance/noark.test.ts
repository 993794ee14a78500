import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { validateXML } from 'xmllint-wasm'
import { archiveOf } from '../../src/features/open-council/export/noark.ts'
import type { OpenCouncils } from '../../src/features/open-council/public-records.ts'
import { openFixture } from '../fixtures/open-councils.ts'
import { noSchemas, schemaFile } from './schemas.ts'

let open: OpenCouncils
before(async () => {
  open = await openFixture()
})

const archived = (council: string) => archiveOf(open.council(council)!, open)

async function faultsIn(xml: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: [{ fileName: 'arkivstruktur.xml', contents: xml }],
    schema: [schemaFile('noark5/arkivstruktur.xsd')],
    preload: [{ fileName: 'metadatakatalog.xsd', contents: schemaFile('noark5/metadatakatalog.xsd') }],
  })
  return valid ? [] : errors.map(({ message }) => message)
}

for (const council of ['nuit', 'nufa']) {
  test(`A19: the closed meetings of ${council} follow arkivstruktur.xsd`, { skip: noSchemas }, async () => {
    assert.deepEqual(await faultsIn(archived(council) ?? ''), [])
  })
}

test('A19: an extraction without moetedato or in another order is refused', { skip: noSchemas }, async () => {
  const xml = archived('nuit') ?? ''
  assert.notDeepEqual(await faultsIn(xml.replace(/<moetedato>[^<]*<\/moetedato>/, '')), [])
  assert.notDeepEqual(
    await faultsIn(xml.replace(/(<arkivertDato>[^<]*<\/arkivertDato>\s*)(<arkivertAv>[^<]*<\/arkivertAv>)/, '$2$1')),
    [],
  )
})

test('Noark 5: only meetings whose minutes are approved are exported', () => {
  const xml = archived('nuit') ?? ''
  assert.match(xml, /nuit\/2026-04-23/)
  assert.doesNotMatch(xml, /nuit\/2026-06-11|nuit\/2026-12-10/)
  assert.equal(archived('strategiradet'), undefined)
})

test('Noark 5: a meeting is closed on the day its minutes were approved', () => {
  const [, folder = ''] =
    /<mappeID>nuit\/2026-04-23<\/mappeID>([\s\S]*?)<registrering/.exec(archived('nuit') ?? '') ?? []
  assert.match(folder, /<avsluttetDato>2026-06-11T00:00:00\+02:00<\/avsluttetDato>/)
})

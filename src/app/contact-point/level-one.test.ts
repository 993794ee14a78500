import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { openSummary } from '../../features/patient-summary/index.ts'
import { conceptIndexBuilder } from '../../standards/terminology/concept-index.ts'
import { levelOneIn } from './level-one.ts'

const terminology = conceptIndexBuilder([]).build()

for (const [country, sample, language] of [
  ['NO', 'no-ps-l3.xml', 'nb'],
  ['FI', 'fi-ps-l3.xml', 'en'],
  ['CY', 'cy-ps-l3.xml', 'en'],
] as const) {
  test(`MyHealth@EU level 1: the PDF of ${country} is in the language we have for that country, whoever runs it`, async () => {
    const bytes = await readFile(join(import.meta.dirname, '../../../samples', sample))
    const document = {
      ...{ person: '', uniqueId: '1.2^3', classCode: '60591-5', languageCode: '', title: '', author: '' },
      ...{ institution: '', entryUuid: '', sha1: '', size: bytes.length, createdAt: new Date('2026-11-22T10:00:00Z') },
      bytes,
    }
    const made = await levelOneIn(country, terminology)(document)
    const { pdf } = openSummary(made, document.createdAt).recognition
    assert.match(Buffer.from(pdf ?? []).toString('latin1'), new RegExp(`/Lang \\(${language}\\)`))
    assert.deepEqual(await levelOneIn(country, terminology)(document), made)
  })
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bodies, originalDocument } from '../../../test/treatment/originals.ts'
import { noVectors, vectors } from '../../../test/vectors.ts'
import { Problem } from '../../kernel/problem.ts'
import { openOriginal } from './open-original.ts'

const laboratory = { code: '11502-2', title: 'Laboratoriotulokset' }

test('OrCD templates 1.8 to 1.11: every published example opens, with the file it carries', {
  skip: noVectors,
}, (t) => {
  const documents = vectors('cda/orcd')
  t.diagnostic(`${documents.length} documents`)
  const kinds = documents.map(({ name, bytes }) => {
    const { kind, file, document } = openOriginal(bytes)
    assert.ok(file && file.bytes.length > 1000, name)
    assert.ok(document.header.patient?.ids.length, name)
    return kind.id
  })
  assert.deepEqual(new Set(kinds), new Set(['hospital-discharge', 'laboratory', 'imaging-report', 'clinical-image']))
})

test('OrCD: what a file is, its first octets say, and what may not be shown is refused', () => {
  const opened = (body: string) => openOriginal(originalDocument({ ...laboratory, body }))
  assert.equal(opened(bodies.pdf).file?.mediaType, 'application/pdf')
  assert.equal(opened(bodies.png).file?.mediaType, 'image/png')
  assert.equal(opened(bodies.narrative).document.sections[0]?.title, 'Laboratoriotulokset')
  for (const body of [bodies.page, '', '<nonXMLBody><text/></nonXMLBody>'])
    refused(() => opened(body), 'original-content')
})

test('OrCD: a prescription, and a document about two people, are no original documents', () => {
  const document = Buffer.from(originalDocument({ ...laboratory, body: bodies.pdf })).toString()
  refused(() => openOriginal(Buffer.from(document.replaceAll('11502-2', '57833-6'))), 'original-kind')
  const target = /<recordTarget>.*<\/recordTarget>/s.exec(document)?.[0] ?? ''
  refused(() => openOriginal(Buffer.from(document.replace(target, target + target))), 'original-patient')
})

function refused(act: () => unknown, code: string): void {
  assert.throws(act, (error) => error instanceof Problem && error.code === code)
}

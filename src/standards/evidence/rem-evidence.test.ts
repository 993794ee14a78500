import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newSigner } from '../../../test/fixtures/self-signed.ts'
import { noXmlsec, xmlsecAccepts } from '../../../test/fixtures/xmlsec.ts'
import { exactElements, parseExact } from '../../platform/xml/exact.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { elementsOf, textOf } from '../../platform/xml/tree.ts'
import { verifyDocumentSignature } from '../xmldsig/verify-signature.ts'
import { type Evidence, writeEvidence } from './rem-evidence.ts'

const evidence: Evidence = {
  kind: 'NRO',
  identifier: '3f0a2b9e-0000-4000-8000-000000000001',
  at: new Date('2026-11-22T10:00:00Z'),
  action: 'urn:ihe:iti:2007:CrossGatewayQuery',
  messageId: 'urn:uuid:1',
  digest: 'aa'.repeat(32),
  sender: 'ncp.no </SenderDetails>&',
  recipient: 'ncp.fi',
}
const signer = newSigner('NCP signature', {})

const signatureOf = (bytes: Uint8Array) => {
  const document = parseExact(bytes)
  const signature = exactElements(document.root).find(({ name }) => name === 'Signature')
  return { document, signature: signature ?? assert.fail('no signature') }
}

for (const [kind, name] of [
  ['NRO', 'SubmissionAcceptanceRejection'],
  ['NRR', 'AcceptanceRejectionByRecipient'],
] as const) {
  test(`ETSI TS 102 640-2: ${kind} is ${name}, with the digest of the message, signed whole`, () => {
    const bytes = writeEvidence({ ...evidence, kind }, signer)
    const root = parseXml(bytes)
    assert.deepEqual([root.name, root.ns], [name, 'http://uri.etsi.org/02640/v2#'])
    const details = elementsOf(root).find((each) => each.name === 'SenderMessageDetails')
    const digest = details && elementsOf(details).find((each) => each.name === 'DigestValue')
    assert.equal(Buffer.from(textOf(digest ?? root), 'base64').toString('hex'), evidence.digest)
    const sender = elementsOf(root).find((each) => each.name === 'SenderDetails')
    assert.equal(textOf(sender ?? root), evidence.sender)
    const { document, signature } = signatureOf(bytes)
    assert.ok(verifyDocumentSignature(document, document.root, signature, () => {}))
  })

  test(`xmlsec1 verifies ${kind}, and refuses it of another message`, { skip: noXmlsec }, () => {
    const bytes = Buffer.from(writeEvidence({ ...evidence, kind }, signer))
    assert.equal(xmlsecAccepts(bytes), true)
    const forged = bytes.toString().replace('urn:uuid:1', 'urn:uuid:2')
    assert.equal(xmlsecAccepts(Buffer.from(forged)), false)
  })
}

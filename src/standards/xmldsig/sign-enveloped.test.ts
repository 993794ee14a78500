import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { newSigner } from '../../../test/fixtures/self-signed.ts'
import { parseExact } from '../../platform/xml/exact.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { signAround, signaturePlace, signEnveloped } from './sign-enveloped.ts'
import { verifyDocumentSignature } from './verify-signature.ts'

const signer = newSigner('Signer', { curve: 'prime256v1' })
const root = (...inside: readonly XmlElement[]) => element('a', 'urn:a', { ID: '_1' }, inside)
const inner = element('b', 'urn:a', { Id: '_2' }, [signaturePlace])

for (const [title, tree, form] of [
  ['no place for the signature', root(), { id: '_1' }],
  ['two places', root(signaturePlace, inner), { id: '_1' }],
  ['the ID of another element', root(inner), { id: '_1' }],
  ['an ID that nothing has', root(signaturePlace), { id: '_3' }],
] as const) {
  test(`Not signed: ${title}`, () =>
    assert.throws(() => signEnveloped(tree, signer, form), { code: 'signature-place' }))
}

test('A key of a kind that nobody between countries reads is not signed with', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  assert.throws(() => signEnveloped(root(signaturePlace), { ...signer, key: privateKey }, { id: '_1' }), {
    code: 'signature-key',
  })
})

test('What is finished stays as it is inside the wrapper', () => {
  const finished = Buffer.from('<x  y = "1"><!-- kept --></x>')
  const text = Buffer.from(signAround({ name: 'w', ns: 'urn:w' }, [finished, finished], signer, {})).toString()
  assert.ok(text.startsWith(`<w xmlns="urn:w"`))
  assert.equal(text.split(finished.toString()).length, 3)
})

test('A signature over an element does not pass for one over the document, nor one that stands outside', () => {
  const document = parseExact(signEnveloped(root(signaturePlace), signer, { id: '_1' }))
  const [signature] = document.root.children
  assert.ok(typeof signature === 'object' && 'children' in signature)
  assert.throws(() => verifyDocumentSignature(document, document.root, signature, () => {}), {
    code: 'signature-reference',
  })
  const whole = parseExact(signEnveloped(root(signaturePlace, element('c', 'urn:a')), signer, {}))
  const [over, beside] = whole.root.children
  assert.ok(typeof over === 'object' && 'children' in over && typeof beside === 'object' && 'children' in beside)
  assert.ok(verifyDocumentSignature(whole, whole.root, over, () => {}))
  assert.throws(() => verifyDocumentSignature(whole, beside, over, () => {}), { code: 'signature-reference' })
})

test('An instruction beside a signed document is refused, since the signature would cover it', () => {
  const text = Buffer.from(signEnveloped(root(signaturePlace), signer, {})).toString()
  for (const spoiled of [`<?p?>${text}`, `${text}<?p?>`]) {
    const document = parseExact(Buffer.from(spoiled))
    const [signature] = document.root.children
    assert.ok(typeof signature === 'object' && 'children' in signature)
    assert.throws(() => verifyDocumentSignature(document, document.root, signature, () => {}), {
      code: 'signature-reference',
    })
  }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { finland, hcp, message, messageWith, trc, trust } from '../../../test/fixtures/assertions.ts'
import { resigned } from '../../../test/fixtures/resigned.ts'
import { noXmlsec, xmlsecAccepts } from '../../../test/fixtures/xmlsec.ts'
import { assertionsToForward } from './forward-assertions.ts'
import { verifyAssertions } from './verify-assertions.ts'
import { writeHcpAssertion } from './write-hcp.ts'
import { writeTrcAssertion } from './write-trc.ts'

const identity = writeHcpAssertion(hcp, finland)
const declaration = ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
const bare = Buffer.from(identity).toString().replace(declaration, '')

/** The header that Finland sends: `xs` is declared far above the assertion whose values name it. */
const finnish = (security: string) => messageWith(security, { onEnvelope: declaration })
const prefixes = ['xs']
const withList = resigned(finnish(bare).toString(), finland, { inclusivePrefixes: prefixes })
const withoutList = resigned(finnish(bare.replace(/<ec:Incl[^>]*>/, '')).toString(), finland, { inclusivePrefixes: [] })

for (const [title, envelope] of [
  ['signed along by a prefix list', withList],
  ['not signed along, and so not known', withoutList],
] as const) {
  test(`Finland: xs declared on an ancestor, ${title}: verifies where it stands, forwarded, and by xmlsec1`, (t) => {
    const received = Buffer.from(envelope)
    assert.deepEqual(verifyAssertions(received, trust).hcp, hcp)
    const [forwarded] = assertionsToForward(received)
    assert.deepEqual(verifyAssertions(message(forwarded!), trust), verifyAssertions(received, trust))
    assert.ok(Buffer.from(forwarded!).includes(declaration))
    if (noXmlsec) t.diagnostic(noXmlsec)
    else for (const document of [received, forwarded!, message(forwarded!)]) assert.ok(xmlsecAccepts(document))
  })
}

test('Finland: the assertion that was signed with xs does not verify where xs is not declared', () => {
  const [start, end] = [withList.indexOf('<saml2:Assertion'), withList.indexOf('</saml2:Assertion>')]
  const copied = messageWith(`${withList.slice(start, end)}</saml2:Assertion>`)
  assert.throws(() => verifyAssertions(copied, trust), { code: 'assertion-signature' })
})

test('What is forwarded is what was received, octet for octet, when it declares all it needs', () => {
  const treatment = writeTrcAssertion(trc, finland)
  const namespaces =
    ' xmlns:soap="http://www.w3.org/2003/05/soap-envelope" xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"'
  const forwarded = assertionsToForward(message(identity, treatment)).map((each) => Buffer.from(each).toString())
  assert.deepEqual(
    forwarded.map((text) => text.replace(namespaces, '')),
    [identity, treatment].map((each) => Buffer.from(each).toString()),
  )
  assert.deepEqual(assertionsToForward(message(...forwarded.map((text) => Buffer.from(text)))).map(String), forwarded)
})

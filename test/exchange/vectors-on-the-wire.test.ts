import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { XmlElement, XmlNode } from '../../src/platform/xml/tree.ts'
import { transactions } from '../../src/standards/ihe/transactions.ts'
import { classCodeSystem } from '../../src/standards/myhealth-eu/document-class.ts'
import { exchangeVectors } from '../exchange-vectors.ts'
import { doctorOf } from './asking.ts'
import { authorityOf, openCountry } from './countries.ts'
import { messageOf, wireOf } from './wire.ts'

/** Messages of other countries' programs, put to our country about our patient, over mutual TLS with assertions of a doctor. */

const authority = await authorityOf(['NO', 'FI'])
const finland = await openCountry(authority, 'FI', ['NO'])
after(async () => {
  await finland[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})
const wire = wireOf(authority, 'NO', finland.port)
const aino = { root: '2.999.246.1.1', extension: 'FI-EX-840611' }
const [summary] = await finland.stores.people.documentsOf(
  (await finland.stores.people.carrying(aino))[0]?.key ?? 'none',
)
const { community } = finland.row

type Change = (element: XmlElement) => XmlElement | undefined

/** The same tree with some elements changed; those that become undefined are left out. */
function changed(element: XmlElement, change: Change): XmlElement | undefined {
  const made = change(element)
  if (!made) return undefined
  const children = made.children.flatMap((child): readonly XmlNode[] => {
    if (typeof child === 'string') return [child]
    const kept = changed(child, change)
    return kept ? [kept] : []
  })
  return { ...made, children }
}

const withText = (element: XmlElement, text: string): XmlElement => ({ ...element, children: [text] })
const within = (element: XmlElement, name: string): boolean =>
  element.name === name || (element.parent !== null && within(element.parent, name))

/** Only by number, since the names of others are not hers. */
const aboutAino: Change = (element) => {
  const { name, parent } = element
  if (name === 'id' && within(element, 'receiver')) return { ...element, attributes: { root: community } }
  if (parent?.name === 'parameterList' && name !== 'livingSubjectId') return undefined
  return name === 'value' && parent?.name === 'livingSubjectId' ? { ...element, attributes: aino } : element
}

const herSummaries: Change = (element) => {
  const slot = element.parent?.parent?.attributes.name ?? ''
  if (element.name !== 'Value') return element
  if (slot.endsWith('PatientId')) return withText(element, `'${aino.extension}^^^&${aino.root}&ISO'`)
  return slot.endsWith('ClassCode') ? withText(element, `('60591-5^^${classCodeSystem}')`) : element
}

const references: Readonly<Record<string, string>> = {
  HomeCommunityId: `urn:oid:${community}`,
  RepositoryUniqueId: `${community}.3`,
  DocumentUniqueId: summary?.uniqueId ?? '',
}
const herDocument: Change = (element) => {
  const text = references[element.name]
  return text === undefined ? element : withText(element, text)
}

/** What each question becomes, and what must be in its answer. */
const questions: Readonly<
  Record<
    string,
    { readonly transaction: keyof typeof transactions; readonly change: Change; readonly answered: RegExp }
  >
> = {
  PRPA_IN201305UV02: { transaction: 'ITI-55', change: aboutAino, answered: /queryResponseCode code="OK"/ },
  AdhocQueryRequest: {
    transaction: 'ITI-38',
    change: herSummaries,
    answered: /ResponseStatusType:(?:Partial)?Success/,
  },
  RetrieveDocumentSetRequest: { transaction: 'ITI-39', change: herDocument, answered: /<(?:\w+:)?Document[ >]/ },
}
/** Its status is broken off in the middle: a filter that nobody understands, and no list is given for it. */
const broken = ['ncp-docker-dev-AT__AdhocQueryRequest']
const sendable = exchangeVectors.filter(({ message }) => message.name in questions)

test(
  'issue 5, proof: questions of other countries’ programs are there to be put',
  {
    skip: sendable.length === 0 && 'NOT RUN: no messages of other countries beside the checkout',
  },
  () => assert(sendable.length >= 15),
)

for (const { name, message } of sendable) {
  test(`issue 5, proof: ${name}, put to us over the wire about our patient, is answered`, async () => {
    const { transaction, change, answered } = questions[message.name]!
    const doctor = doctorOf(authority, 'NO', '2.999.578')
    const body = changed(message, change)!
    const { status, body: answer } = await wire.send(
      messageOf(transaction, body, [doctor.identity, ...(transaction === 'ITI-55' ? [] : [doctor.treating(aino)])]),
    )
    assert.equal(status, 200, answer.slice(0, 1_500))
    assert.match(answer, broken.includes(name) ? /ResponseStatusType:Failure/ : answered)
  })
}

for (const { name, message } of exchangeVectors.filter(
  (each) => each.message.name === transactions['ITI-41'].request.name,
)) {
  test(`issue 5, proof: ${name}, handed over about another patient than the treatment relation’s, is refused`, async () => {
    const doctor = doctorOf(authority, 'NO', '2.999.578')
    const sent = await wire.send(messageOf('ITI-41', message, [doctor.identity, doctor.treating(aino)]))
    assert.doesNotMatch(sent.body, /ResponseStatusType:Success|Internal error/)
  })
}

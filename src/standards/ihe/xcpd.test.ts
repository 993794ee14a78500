import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { bare, identification, sent, traits } from '../../../test/exchange-messages.ts'
import { Problem } from '../../kernel/problem.ts'
import { parseXml } from '../../platform/xml/parse.ts'
import { type ErrorName, errorNames, faultOf } from '../myhealth-eu/error-codes.ts'
import { type Identification, readIdentification, writeIdentification } from './xcpd-request.ts'
import type { MatchedSubject } from './xcpd-subject.ts'
import { type IdentificationReply, readIdentificationAnswer, writeIdentificationAnswer } from './xcpd-response.ts'

const created = new Date('2027-03-26T14:05:09Z')
const asked: Identification = {
  messageId: { root: 'a6d2' },
  queryId: { root: 'b7e3' },
  sender: '2.16.578.1',
  receiver: '1.2.246.21',
  traits: { identifiers: [{ root: '1.2.246.21', extension: '010101-999R' }] },
}
const person = { ...asked.traits, family: 'Prøvesen', birthDate: '1901-01-01', matchPercent: 100 }
const reply = { asked, messageId: { root: 'c8f4' }, created, generation: 'wave-9' } as const

const id = '<livingSubjectId><value root="1.2" extension="3"/></livingSubjectId>'
const found =
  '<subject><registrationEvent><subject1><patient><id root="1.2.246.21" extension="010101-999R"/><patientPerson/></patient></subject1></registrationEvent></subject>'

test('ITI-55: a question reads back as it was written, whatever people are called', () => {
  fc.assert(
    fc.property(identification, (question) => {
      assert.deepEqual(readIdentification(sent(writeIdentification(question, created))), { ...question, faults: [] })
    }),
  )
})

test('ITI-55: an answer reads back as it was written, one person or several', () => {
  fc.assert(
    fc.property(
      identification,
      fc.uniqueArray(traits, { maxLength: 3, selector: ({ identifiers }) => JSON.stringify(identifiers) }),
      (question, people) => {
        const subjects = people.map((each) => ({ ...each, matchPercent: 80 }))
        const answer = answered({ ...reply, asked: question, subjects, faults: [] }, question)
        assert.deepEqual(answer.subjects, subjects.map(asOpenNcpReads))
        assert.equal(answer.faults.length, subjects.length === 1 ? 0 : 1)
        assert.deepEqual([answer.receiverOk, answer.replyOk], [true, true])
      },
    ),
  )
})

for (const generation of ['wave-7', 'wave-9'] as const) {
  test(`ITI-55: a refusal reads back by name or by the nearest one (${generation})`, () => {
    for (const name of errorNames.filter((each) => each.startsWith('ERROR_PI'))) {
      const [fault] = answered({ ...reply, generation, subjects: [], faults: [faultOf(name)] }).faults
      assert.ok(fault && [name, 'ERROR_PI_GENERIC'].includes(fault.name), name)
      if (generation === 'wave-9') assert.equal(fault.name, name)
    }
  })
}

test('nobody found and nobody shown are the same bytes, and acknowledged like somebody found (AA, NF)', () => {
  const none = sent(writeIdentificationAnswer({ ...reply, subjects: [], faults: [] }))
  const hidden = sent(writeIdentificationAnswer({ ...reply, subjects: [], faults: [faultOf('ERROR_PI_NO_MATCH')] }))
  assert.deepEqual(none, hidden)
  assert.match(JSON.stringify(written([])), /"AA".*"ERROR_PI_NO_MATCH".*"AnswerNotAvailable".*"NF"/)
})

test('errors come before warnings, and nobody without an error is no match: OpenNCP reads the first detail alone', () => {
  const warning = faultOf('WARNING_PI_GENERIC')
  const names = (faults: IdentificationReply['faults']) => answered({ ...reply, subjects: [], faults }).faults
  assert.deepEqual(bare(names([warning])), [faultOf('ERROR_PI_NO_MATCH'), warning])
  assert.deepEqual(bare(names([warning, faultOf('ERROR_PI_GENERIC')])), [faultOf('ERROR_PI_GENERIC'), warning])
})

test('more than one person is never one: a fault says so, even where the other country does not (OpenNCP)', () => {
  const { subjects, faults } = answered({ ...reply, subjects: [person, { ...person, family: 'Annen' }], faults: [] })
  assert.equal(subjects.length, 2)
  assert.deepEqual(bare(faults), [faultOf('ERROR_PI_MULTIPLE_MATCHES')])
})

test('the same person twice is one', () => {
  assert.equal(answered({ ...reply, subjects: [person, person], faults: [] }).subjects.length, 1)
})

test('an answer to another country, or to another question, is told', () => {
  const body = sent(writeIdentificationAnswer({ ...reply, subjects: [person], faults: [] }))
  assert.equal(readIdentificationAnswer(body, { ...asked, sender: '2.16.578.2' }).receiverOk, false)
  assert.equal(readIdentificationAnswer(body, { ...asked, queryId: { root: 'other' } }).replyOk, false)
  assert.equal(readIdentificationAnswer(body, { ...asked, messageId: { root: 'other' } }).replyOk, false)
})

for (const [title, acknowledgement, act, expected] of [
  ['AE beside a person, as OpenNCP writes it, is no fault', detail('', '', 'OK'), found, []],
  ['NF in the location, as OpenNCP writes it', detail('', '', 'NF'), '', ['ERROR_PI_NO_MATCH']],
  ['no code at all and nobody: no match', '', '', ['ERROR_PI_NO_MATCH']],
  ['AE in the query alone', '', '<queryAck><queryResponseCode code="AE"/></queryAck>', ['ERROR_PI_GENERIC']],
  ['a code of an unknown kind', detail('X-17'), '', ['ERROR_GENERIC']],
  ['a reason alone', '', reason('DemographicsQueryNotAllowed'), ['ERROR_PI_MISSING_REQUIRED_FIELDS']],
  [
    'a reason beside its code counts once',
    detail('ERROR_PI_NO_MATCH'),
    reason('AnswerNotAvailable'),
    ['ERROR_PI_NO_MATCH'],
  ],
  [
    'no answer is only the echo of a code',
    detail('ERROR_PI_GENERIC'),
    reason('AnswerNotAvailable'),
    ['ERROR_PI_GENERIC'],
  ],
  ['words without a code beside a person are kept', detail('', 'Well'), found, ['ERROR_GENERIC']],
  ['a code with the prefix of some countries', detail('EHDSI_ERROR_PI_NO_MATCH'), '', ['ERROR_PI_NO_MATCH']],
] as const satisfies readonly (readonly [string, string, string, readonly ErrorName[]])[]) {
  test(`reading an answer: ${title}`, () => {
    const { faults } = readIdentificationAnswer(message(acknowledgement, act), asked)
    assert.deepEqual(
      faults.map(({ name }) => name),
      expected,
    )
  })
}

for (const [title, parameters, expected] of [
  [
    'an identifier without a number',
    '<livingSubjectId><value root="1.2"/></livingSubjectId>',
    ['ERROR_PI_INCORRECT_FORMATTING', 'ERROR_PI_MISSING_REQUIRED_FIELDS'],
  ],
  ['two numbers of one authority', `${id}${id.replace('"3"', '"4"')}`, ['ERROR_PI_INCORRECT_FORMATTING']],
  ['the same number twice', `${id}${id}`, []],
  [
    'an address alone',
    '<patientAddress><value><country>DK</country></value></patientAddress>',
    ['ERROR_PI_MISSING_REQUIRED_FIELDS'],
  ],
  ['two birth dates', `${id}${born('19010101')}${born('19020202')}`, ['ERROR_PI_INCORRECT_FORMATTING']],
  ['a day that does not exist', `${id}${born('19010230')}`, ['ERROR_PI_INCORRECT_FORMATTING']],
  ['the same birth date twice', `${id}${born('19010101')}${born('19010101120000+0100')}`, []],
  [
    'a birth date that is not known',
    `${id}<livingSubjectBirthTime><value nullFlavor="UNK"/></livingSubjectBirthTime>`,
    [],
  ],
  [
    'what we do not know is passed over',
    `${id}<mothersMaidenName><value/></mothersMaidenName><x:livingSubjectId xmlns:x="urn:x"><value/></x:livingSubjectId>`,
    [],
  ],
] as const) {
  test(`reading a question: ${title}`, () => {
    assert.deepEqual(
      readIdentification(question(parameters)).faults.map(({ name }) => name),
      expected,
    )
  })
}

test('identifiers keep what countries put into them: pipes, carets, blanks inside, prefixes of the OID apart', () => {
  const parameters = `<livingSubjectId><value root="urn:oid:1.2.276" extension=" A^1|B 2 "/></livingSubjectId>`
  assert.deepEqual(readIdentification(question(parameters)).traits.identifiers, [
    { root: '1.2.276', extension: 'A^1|B 2' },
  ])
})

test('an identifier that comes back without its authority gets it from the question only when the number is the same', () => {
  const one = (extension: string) =>
    message('', found.replace('root="1.2.246.21" ', '').replace('010101-999R', extension))
  assert.deepEqual(
    readIdentificationAnswer(one('010101-999R'), asked).subjects[0]?.identifiers,
    asked.traits.identifiers,
  )
  const other = readIdentificationAnswer(one('010101-998P'), asked)
  assert.deepEqual(other.subjects[0]?.identifiers, [])
  assert.deepEqual(bare(other.faults), [faultOf('WARNING_HQI_A_INFORMATION_NOT_PROPERLY_STRUCTURED')])
})

for (const [title, body] of [
  ['another element', '<PRPA_IN201309UV02 xmlns="urn:hl7-org:v3"/>'],
  ['another namespace', '<PRPA_IN201305UV02 xmlns="urn:hl7-org:v4"/>'],
  ['nothing inside', '<PRPA_IN201305UV02 xmlns="urn:hl7-org:v3"/>'],
  ['no sender', text('').replace(/<sender>.*<\/sender>/, '')],
  ['no query id', text('').replace(/<queryId [^>]*>/, '')],
] as const) {
  test(`ITI-55: refused, without a word of it: ${title}`, () => {
    assert.throws(() => readIdentification(parseXml(Buffer.from(body))), isProblem('xcpd-request'))
    assert.throws(() => readIdentificationAnswer(parseXml(Buffer.from(body)), asked), isProblem('xcpd-response'))
  })
}

/** The last given name, the last line and a whole day are all that OpenNCP keeps, so they are sent in one. */
function asOpenNcpReads({ given, birthDate, address, ...rest }: MatchedSubject): MatchedSubject {
  const lines = address?.lines ? { lines: [address.lines.join(', ')] } : {}
  return {
    ...rest,
    ...(given ? { given: [given.join(' ')] } : {}),
    ...(birthDate?.length === 10 ? { birthDate } : {}),
    ...(address ? { address: { ...address, ...lines } } : {}),
  }
}

function isProblem(code: string) {
  return (thrown: unknown) => thrown instanceof Problem && thrown.kind === 'invalid' && thrown.code === code
}

function answered(what: IdentificationReply, question = asked) {
  return readIdentificationAnswer(sent(writeIdentificationAnswer(what)), question)
}

function written(faults: IdentificationReply['faults']) {
  return writeIdentificationAnswer({ ...reply, subjects: [], faults })
}

function text(parameters: string): string {
  const device = '<device><id root="1.2"/></device>'
  return `<PRPA_IN201305UV02 xmlns="urn:hl7-org:v3"><id root="1"/><receiver>${device}</receiver><sender>${device}</sender><controlActProcess><queryByParameter><queryId root="2"/><parameterList>${parameters}</parameterList></queryByParameter></controlActProcess></PRPA_IN201305UV02>`
}

function question(parameters: string) {
  return parseXml(Buffer.from(text(parameters)))
}

function message(acknowledgement: string, act: string) {
  return parseXml(
    Buffer.from(
      `<PRPA_IN201306UV02 xmlns="urn:hl7-org:v3"><acknowledgement><typeCode code="AE"/>${acknowledgement}</acknowledgement><controlActProcess>${act}</controlActProcess></PRPA_IN201306UV02>`,
    ),
  )
}

function detail(code: string, words = '', location = ''): string {
  const coded = code === '' ? '' : `<code code="${code}"/>`
  return `<acknowledgementDetail typeCode="E">${coded}<text>${words}</text><location>${location}</location></acknowledgementDetail>`
}

function reason(code: string): string {
  return `<reasonOf><detectedIssueEvent><mitigatedBy><detectedIssueManagement><code code="${code}"/></detectedIssueManagement></mitigatedBy></detectedIssueEvent></reasonOf>`
}

function born(day: string): string {
  return `<livingSubjectBirthTime><value value="${day}"/></livingSubjectBirthTime>`
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  askService,
  type NationalService,
  type Operation,
  services,
} from '../../src/features/national-services/index.ts'
import { identifierSystems } from '../../src/standards/norway/identifier-systems.ts'
import { call, issuer, now, openBox, origin, proofFor, stories, storyWith, tokenFor } from './box.ts'
import { askedAbout, citizen, machine, numberOfRealShape, refusedAs } from './said-of.ts'

// Every operation that is about somebody meets every bad input that the frame can see (issue 6, «Bad input»). What lies in
// the content of what is sent stands in bad-content.test.ts.

const somebody = storyWith(
  ({ person, documents, privacySettings, pregnancies }) =>
    person.numberKind === 'FNR' &&
    person.formerNumbers.length === 0 &&
    !person.died &&
    person.confidentiality === 'ugradert' &&
    documents.length > 0 &&
    pregnancies.some(({ ended, appointments }) => !ended && appointments.length > 0) &&
    privacySettings.some(({ about }) => about === 'maternity-record'),
)
const another = stories.find(({ person }) => person !== somebody.person && !person.died)!
const { number } = somebody.person
const seconds = now.getTime() / 1000

const operations = services.flatMap(({ service }) =>
  service.operations
    .filter(({ person }) => !['none', 'reference', 'path'].includes(person.in))
    .map((operation) => ({ service, operation })),
)

const ofRealShape = ['010170', '410170'].map(numberOfRealShape)

type Asked = ReturnType<typeof askedAbout>
type Box = Awaited<ReturnType<typeof openBox>>
type Bad = {
  readonly title: string
  readonly status: number
  readonly codes: readonly string[]
  readonly applies?: (operation: Operation, service: NationalService) => boolean
  readonly ask: (box: Box, service: NationalService, operation: Operation, asked: Asked) => ReturnType<typeof call>
}

const withNumber = (wrong: string): Bad['ask'] => {
  return (box, service, operation) => call(box, service, operation.id, askedAbout(service, operation, wrong))
}

const withClaims = (claims: object): Bad['ask'] => {
  return (box, service, operation, { said, ...asked }) =>
    call(box, service, operation.id, { ...asked, said: { ...said, claims: { ...said.claims, ...claims } } })
}

const ofProfessionals = ({ callers }: Operation) => callers.includes('professional')
const not = (kind: Operation['callers'][number]) => (operation: Operation) => !operation.callers.includes(kind)

/** A list of all who have a setting is asked for by no number. */
const namesSomebody = (operation: Operation, service: NationalService) =>
  JSON.stringify(askedAbout(service, operation, number)).includes(number)

const numbers: readonly Bad[] = [
  ...[
    ['whose check digits do not hold', '24868600036', 'national-number-check'],
    ['of a day that is none', '32868600035', 'national-number-date'],
    ['of a month that is none', '24938600035', 'national-number-date'],
    ['of ten digits', '2486860003', 'national-number-digits', 'header-value', 'parameter-value'],
    ['with letters', '2486860003x', 'national-number-digits', 'header-value', 'parameter-value'],
  ].map(([what = '', wrong = '', ...codes]) => ({
    title: `a number ${what}`,
    ...{ status: 400, codes, applies: namesSomebody, ask: withNumber(wrong) },
  })),
  ...ofRealShape.map((real, nth) => ({
    title: `a ${nth === 0 ? 'fødselsnummer' : 'D-number'} of real shape`,
    ...{ status: 403, codes: ['number-of-real-shape'], applies: namesSomebody, ask: withNumber(real) },
  })),
]

const addresses: readonly Bad[] = [
  {
    title: 'a number in the address',
    ...{ status: 400, codes: ['number-in-address'] },
    ask: (box, service, operation, asked) =>
      call(box, service, operation.id, { ...asked, query: { 'patient.identifier': `urn:oid:2.999|${number}` } }),
  },
]

const somebodyReal = { system: identifierSystems.FNR, value: ofRealShape[0] }

const takesBody = ({ body }: Operation) => body !== undefined

/** The call with these bytes as its body. */
const withBytes =
  (bytes: Uint8Array, type = 'application/fhir+json'): Bad['ask'] =>
  (box, service, operation, { headers, ...asked }) =>
    call(box, service, operation.id, { ...asked, headers: { ...headers, 'content-type': type }, bytes })

const forms: readonly Bad[] = [
  {
    title: 'a body of another media type',
    ...{ status: 415, codes: ['body-media-type'], applies: takesBody },
    ask: withBytes(Buffer.from('<Bundle xmlns="http://hl7.org/fhir"/>'), 'application/fhir+xml'),
  },
  ...[
    ['that is no JSON', '{"resourceType":'],
    ['that is a list', '[]'],
    ['that is empty', ''],
    ['of broken UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
  ].map(([what, bytes]) => ({
    title: `a body ${what}`,
    ...{ status: 400, codes: ['body-json'], applies: takesBody, ask: withBytes(Buffer.from(bytes!)) },
  })),
  ...[
    ['of more values than are read', `{"a":[${'1,'.repeat(100_000)}1]}`, 'body-too-many'],
    ['nested deeper than is read', '{"a":'.repeat(100), 'body-too-deep'],
  ].map(([what, text = '', code = '']) => ({
    title: `a body ${what}`,
    ...{ status: 413, codes: [code], applies: takesBody, ask: withBytes(Buffer.from(text)) },
  })),
  {
    title: 'a number of real shape somewhere in the body',
    ...{ status: 403, codes: ['number-of-real-shape'], applies: takesBody },
    ask: (box, service, operation, { body, ...asked }) =>
      call(box, service, operation.id, {
        ...asked,
        body: { ...body, note: [{ author: { identifier: somebodyReal } }] },
      }),
  },
  {
    title: 'a parameter that it does not have',
    ...{ status: 400, codes: ['parameter-unknown'] },
    ask: (box, service, operation, { form, ...asked }) =>
      call(box, service, operation.id, { ...asked, form: { ...form, fnr: 'x' } }),
  },
  {
    title: 'a header of three thousand characters',
    ...{ status: 400, codes: ['header-value'], applies: (_, service) => service.headers.length > 0 },
    ask: (box, service, operation, { headers, ...asked }) =>
      call(box, service, operation.id, {
        ...asked,
        headers: { ...headers, [service.headers[0]!.name.toLowerCase()]: 'x'.repeat(3000) },
      }),
  },
]

const tokens: readonly Bad[] = [
  {
    title: 'no token',
    ...{ status: 401, codes: ['token-missing'] },
    ask: ({ needs }, service, operation, { headers, params, form }) =>
      askService(needs, service, operation, {
        ...{ headers, params, form: new URLSearchParams(form), query: new URLSearchParams(), bytes: Buffer.alloc(0) },
        ...{ method: operation.method, url: origin, authorization: undefined, dpop: undefined },
      }),
  },
  {
    title: 'a token with the scheme Bearer',
    ...{ status: 401, codes: ['token-scheme'] },
    ask: (box, service, operation, asked) =>
      call(box, service, operation.id, { ...asked, authorization: 'Bearer ey.ey.ey' }),
  },
  {
    title: 'a token for another service',
    status: 401,
    codes: ['token-refused'],
    ask: withClaims({ aud: 'nhn:other' }),
  },
  {
    title: 'a token of another issuer',
    ...{ status: 401, codes: ['token-refused'], ask: withClaims({ iss: `${issuer}/other` }) },
  },
  { title: 'a token that has ended', status: 401, codes: ['token-refused'], ask: withClaims({ exp: seconds - 300 }) },
  { title: 'a token without the scope', status: 403, codes: ['token-scope'], ask: withClaims({ scope: ['openid'] }) },
  { title: 'a token bound to no key', status: 401, codes: ['token-claims'], ask: withClaims({ cnf: undefined }) },
  {
    title: 'a token bound to another key',
    ...{ status: 401, codes: ['dpop-other-key'], ask: withClaims({ cnf: { jkt: 'x'.repeat(43) } }) },
  },
  {
    title: 'a token to sign in by (ID token)',
    ...{ status: 401, codes: ['token-refused'] },
    ask: (box, service, operation, asked) =>
      call(box, service, operation.id, { ...asked, said: { ...asked.said, typ: 'JWT' } }),
  },
  {
    title: 'a token that is not yet begun',
    status: 401,
    codes: ['token-refused'],
    ask: withClaims({ nbf: seconds + 300 }),
  },
  {
    title: 'a machine’s token where a professional must ask',
    ...{ status: 401, codes: ['token-kind'], applies: not('system'), ask: withClaims(machine) },
  },
  {
    title: 'a citizen’s token where no citizen may ask',
    ...{ status: 401, codes: ['token-kind'], applies: not('citizen'), ask: withClaims(citizen(number)) },
  },
  {
    title: 'a professional’s token where a machine must ask',
    ...{ status: 401, codes: ['token-kind'], applies: not('professional') },
    ask: (box, service, operation, { said: _, ...asked }) => call(box, service, operation.id, asked),
  },
]

const proofs: readonly Bad[] = [
  {
    title: 'a proof that was used before',
    ...{ status: 401, codes: ['dpop-replayed'] },
    async ask(box, service, operation, asked) {
      const token = await tokenFor(service, operation.scopes[0]!, asked.said)
      const dpop = await proofFor(token, operation.method, `${origin}/${service.id}${operation.path}`)
      const again = { ...asked, authorization: `DPoP ${token}`, dpop }
      await call(box, service, operation.id, again)
      return call(box, service, operation.id, again)
    },
  },
  ...[
    ['of another address', { htu: `${origin}/other` }, 'dpop-other-request'],
    ['of another method', { htm: 'PATCH' }, 'dpop-other-request'],
    ['of another token', { ath: 'x' }, 'dpop-other-token'],
    ['two minutes old', { iat: seconds - 120 }, 'dpop-expired'],
  ].map(([what, proof, code]): Bad => {
    const said = { proof: proof as Readonly<Record<string, unknown>> }
    return {
      title: `a proof ${what}`,
      ...{ status: 401, codes: [String(code)] },
      ask: (box, service, operation, asked) =>
        call(box, service, operation.id, { ...asked, said: { ...asked.said, ...said } }),
    }
  }),
]

const attests: readonly Bad[] = [
  {
    title: 'an attest an hour and a second old',
    ...{ status: 403, codes: ['attestation_has_expired'], applies: ofProfessionals },
    ask: (box, service, operation, asked) =>
      call(box, service, operation.id, { ...asked, said: { ...asked.said, toa: seconds - 3601 } }),
  },
  {
    title: 'an attest from the future',
    ...{ status: 403, codes: ['attest-from-the-future'], applies: ofProfessionals },
    ask: (box, service, operation, asked) =>
      call(box, service, operation.id, { ...asked, said: { ...asked.said, toa: seconds + 600 } }),
  },
  {
    title: 'an attest for another patient',
    ...{ status: 403, codes: ['attest-other-patient'], applies: ofProfessionals },
    ask: (box, service, operation, asked) =>
      call(box, service, operation.id, { ...asked, said: { ...asked.said, attest: another.person.number } }),
  },
]

for (const { service } of services) {
  const own = operations.filter((each) => each.service === service)
  for (const bad of [...numbers, ...addresses, ...forms, ...tokens, ...proofs, ...attests]) {
    const met = own.filter(({ operation }) => bad.applies?.(operation, service) ?? true)
    if (met.length === 0) continue
    test(`issue 6, bad input: ${service.id} refuses ${bad.title} (${bad.codes[0]}), and nothing is written`, async () => {
      const box = await openBox([somebody, another])
      const before = await heldOf(box)
      for (const { operation } of met) {
        // What the good call does is none of this test: it goes to a box of its own.
        const target = bad.codes.includes('dpop-replayed') ? await openBox([somebody, another]) : box
        const outcome = await bad.ask(target, service, operation, askedAbout(service, operation, number))
        refusedAs(service, outcome, bad.status, ...bad.codes)
      }
      assert.deepEqual(await heldOf(box), before)
    })
  }
}

const merged = storyWith(({ person }) => person.formerNumbers.length > 0 && !person.died)
const dead = storyWith(
  ({ person, documents }) => person.died !== undefined && person.numberKind === 'FNR' && documents.length > 0,
)
const hidden = storyWith(
  ({ person, documents }) => person.confidentiality === 'fortrolig' && !person.died && documents.length > 0,
)

/** What is of this call alone, and what names the number that was asked with, away. */
function alike(outcome: unknown): string {
  return JSON.stringify(outcome, (_, value) => (value instanceof Uint8Array ? value.length : value))
    .replaceAll(merged.person.number, 'number')
    .replaceAll(merged.person.formerNumbers[0]!, 'number')
    .replaceAll(/4\.1\.4\.[12]/g, 'system')
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'id')
}

/** Documents are written after somebody has died: the discharge letter among them. */
const alsoOfTheDead = ['document-repository']

for (const { service } of services) {
  const own = operations.filter((each) => each.service === service).map(({ operation }) => operation)

  test(`issue 6, bad input: ${service.id} answers a former number as the one that took its place`, async () => {
    for (const operation of own) {
      const [now, former] = await Promise.all(
        [merged.person.number, merged.person.formerNumbers[0]!].map(async (each) =>
          call(await openBox([merged]), service, operation.id, askedAbout(service, operation, each)),
        ),
      )
      assert.equal(alike(former), alike(now), operation.id)
    }
  })

  test(`issue 6, bad input: ${service.id} writes nothing of somebody who has died, and tells what it held`, async () => {
    for (const operation of own) {
      const box = await openBox([dead])
      const before = await heldOf(box, dead)
      const asked = askedAbout(service, operation, dead.person.number)
      const outcome = await call(box, service, operation.id, asked)
      assert.ok(outcome.status < 500, operation.id)
      if (!alsoOfTheDead.includes(service.id)) assert.deepEqual(await heldOf(box, dead), before, operation.id)
    }
  })

  test(`issue 6, bad input: ${service.id} tells no address of somebody whose address is confidential`, async () => {
    const { line, postalCode } = hidden.person.address!
    for (const operation of own.filter(({ id }) => !/^(person|people)-by-nin-full$/.test(id))) {
      const asked = askedAbout(service, operation, hidden.person.number)
      const { status, body } = await call(await openBox([hidden]), service, operation.id, asked)
      assert.ok(status < 500, operation.id)
      const told = JSON.stringify(body ?? '')
      assert.ok(!told.includes(line) && !told.includes(`"${postalCode}"`), operation.id)
    }
  })
}

/** Operations that leave something behind. */
const writes = ({ method, id }: Operation) =>
  method !== 'GET' && /^(create|update|delete|send|submit|provide|set|register|correct|journal)-/.test(id)

/** Two controls of one day are two: DHG gives them no name that a sender knows. */
const twoAreTwo = ['maternity-record']

for (const { service } of services) {
  const own = operations.filter((each) => each.service === service && writes(each.operation))
  if (own.length === 0) continue
  test(`issue 6, bad input: of two who call ${service.id} at once, each is answered or told of the other, and what they say stands once`, async () => {
    for (const { operation } of own) {
      const box = await openBox([somebody, another])
      const ask = (of: Box) => call(of, service, operation.id, askedAbout(service, operation, number))
      const [one, other] = await Promise.all([ask(box), ask(box)])
      const alone = await openBox([somebody, another])
      await ask(alone)
      if (!twoAreTwo.includes(service.id)) assert.equal(await countIn(box), await countIn(alone), operation.id)
      for (const { status } of [one, other]) assert.ok(status < 500, `${operation.id} answers ${status}`)
      const conflicts = [one, other].filter(({ status }) => status === 409 || status === 412)
      for (const each of conflicts) {
        const told = JSON.stringify(each.body)
        assert.doesNotMatch(told, /\d{6}/)
        assert.match(
          told,
          service.refuses ? /DHG-00/ : service.format === 'json' ? /urn:knutepunkt:problem/ : /OperationOutcome/,
        )
      }
    }
  })
}

async function countIn(box: Box) {
  return (await heldOf(box)).flat().length
}

function heldOf({ records }: Box, { person } = somebody) {
  return Promise.all(services.map(({ service }) => records.history(person.number, service.id)))
}

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { readCertificate } from '../../src/platform/x509/certificate.ts'
import { assertionIssuing, memoryConsents, soapPartners } from '../../src/features/country-of-treatment/index.ts'
import { guardianConsents } from '../../src/features/country-of-treatment/guardian.ts'
import { signedInPerson, professionalOf } from '../../src/features/country-of-treatment/professional.ts'
import { firstDocumentOf } from '../../src/features/demo-countries/index.ts'
import { openSummary } from '../../src/features/patient-summary/index.ts'
import type { ExchangeEvent, EvidenceOf } from '../../src/features/exchange-records/index.ts'
import { Problem } from '../../src/kernel/problem.ts'
import { browserAt } from '../journeys/running-system.ts'
import { doctor, sample, startTreatment } from '../treatment/system.ts'
import { authorityOf, clientOf, openCountry } from './countries.ts'

const codes = ['FI', 'CZ', 'PT', 'PL', 'CY'] as const
const authority = await authorityOf(['NO', ...codes])
const countries = await Promise.all(codes.map((code) => openCountry(authority, code, ['NO'])))
const finland = countries[0]!
const client = clientOf(authority, 'NO', codes)

const paths: Readonly<Record<string, string>> = {
  'patient-identification': '/services/XCPD_Service',
  'document-query': '/services/XCA_Service',
  'document-retrieve': '/services/XCA_Service',
}
after(async () => {
  client.close()
  for (const country of countries) await country[Symbol.asyncDispose]()
  await authority[Symbol.asyncDispose]()
})

type There = { readonly port?: number; readonly sha256?: string; readonly failing?: 'record' | 'intend' | 'complete' }

/** Role B as it is wired, against a real contact point; what is recorded can be made to fail. */
async function norway(t: { after: (done: () => Promise<void>) => void }, { failing, port, sha256 }: There = {}) {
  const told: { readonly what: string; readonly event: ExchangeEvent; readonly evidence: readonly EvidenceOf[] }[] = []
  const noting =
    (what: 'record' | 'intend' | 'complete') =>
    async (event: ExchangeEvent, evidence: readonly EvidenceOf[] = []) => {
      if (what === failing) throw new Problem('unavailable', 'exchange-record-failed', 'No record')
      told.push({ what, event, evidence })
    }
  const records = { record: noting('record'), intend: noting('intend'), complete: noting('complete') }
  const consents = memoryConsents()
  const now = () => new Date()
  const common = {
    country: 'NO',
    homeCommunityId: '2.999.578',
    self: { commonName: 'no.example', address: '127.0.0.1' },
    consents,
    records,
    now,
    newId: randomUUID,
  }
  const partners = soapPartners({
    ...common,
    communityOf: (code) => countries.find(({ row }) => row.country === code)?.row.community,
    directory: {
      endpoint(code, service) {
        const open = countries.find(({ row }) => row.country === code)
        if (!open) return undefined
        const { certificate } = authority.keysOf(code).tls
        return {
          service,
          url: `https://127.0.0.1:${port ?? open.port}${paths[service]}`,
          certificate,
          sha256: sha256 ?? readCertificate(certificate).sha256,
        }
      },
    },
    client,
  })
  const vouching = assertionIssuing({ ...common, signer: authority.keysOf('NO').signature })
  const system = await startTreatment({ partners, vouching, consents })
  system.clock.now = now()
  t.after(() => system.stop())
  return { system, told, partners, vouching, ...browserAt(system.origin) }
}

const number = 'FI-EX-840611'

/** How often Finland has been asked who somebody is; a connection that broke off is recorded there too. */
const askedThere = () => finland.stores.records.events.filter(({ id }) => id === 'EHDSI-11').length

/** Follows redirects and waits as a browser does; gives the first heading of where it ends. */
async function endOf({ go }: Awaited<ReturnType<typeof norway>>, to: string): Promise<readonly [string, string]> {
  for (let at = to; ; ) {
    const answer = await go(at)
    const [, onwards] = /url=(.*)$/.exec(answer.headers.get('refresh') ?? '') ?? []
    if (answer.status < 300 && onwards === undefined) return [/<h1[^>]*>(.*?)<\/h1>/s.exec(answer.body)?.[1] ?? '', at]
    at = onwards ?? answer.to
    if (at === '') return [String(answer.status), at]
  }
}

async function ask(world: Awaited<ReturnType<typeof norway>>, typed = number, country = 'FI', birthDate?: string) {
  const fields = { number: typed, ...(birthDate === undefined ? {} : { birthDate }) }
  return endOf(world, (await world.go(`/utenlandsk-pasient/land/${country}`, fields)).to)
}

type Answerer = { readonly svarer: string; readonly fornavn: string; readonly etternavn: string }
const parent: Answerer = { svarer: 'parent', fornavn: 'Hana', etternavn: 'Smyšlená' }

async function consent(world: Awaited<ReturnType<typeof norway>>, patient: string, answerer?: Answerer) {
  const page = await world.go(patient)
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? ''
  const fields = { sprak: field('sprak'), versjon: field('versjon'), ...answerer }
  return endOf(world, (await world.go(patient.replace('/pasient', '/samtykke'), fields)).to)
}

test('issue 5: a doctor in Norway reads the summary of a Finnish patient, over mutual TLS, each step recorded on both sides', async (t) => {
  const world = await norway(t)
  const [question, patient] = await ask(world)
  assert.equal(question, 'Er dette pasienten?')
  const [name] = await consent(world, patient)
  assert.match(name, /Aino Esimerkki Keksitty/)
  assert.deepEqual(world.system.failures, [])
  assert.deepEqual(
    world.told.map(({ what, event: { id, outcome } }) => `${what} ${id} ${outcome}`),
    [
      'record EHDSI-91 success',
      'intend EHDSI-11 success',
      'complete EHDSI-11 success',
      'record EHDSI-91 success',
      'record EHDSI-92 success',
      ...[
        'intend EHDSI-21 success',
        'complete EHDSI-21 success',
        'intend EHDSI-22 success',
        'complete EHDSI-22 success',
      ],
    ],
  )
  const theirs = finland.stores.records.events.slice(-3)
  const ours = world.told.filter(({ what }) => what === 'complete')
  for (const [at, { event, evidence }] of ours.entries()) {
    assert.equal(event.requestId, theirs[at]?.requestId, 'both name the same request')
    assert.equal(event.responseId, theirs[at]?.responseId, 'and the same answer')
    assert.deepEqual(event.assertionIds, theirs[at]?.assertionIds, 'and the same assertions')
    assert.equal(event.professional?.nameId, theirs[at]?.professional?.nameId, 'and the same professional')
    assert.deepEqual(
      evidence.map(({ kind }) => kind),
      ['NRR'],
    )
  }
  const intents = world.told.filter(({ what }) => what === 'intend')
  for (const { evidence } of intents) assert.match(evidence[0]?.digest ?? '', /^[0-9a-f]{64}$/)
})

test('issue 5, item 4: whom the country does not know, and whom it does not share, is answered alike', async (t) => {
  assert.equal((await ask(await norway(t), 'FI-EX-000000'))[0], 'Landet fant ingen')
})

test('issue 5, item 7: what cannot be recorded is not asked', async (t) => {
  for (const failing of ['record', 'intend'] as const) {
    const before = askedThere()
    const world = await norway(t, { failing })
    assert.equal((await ask(world))[0], 'Oppslaget kunne ikke loggføres')
    assert.equal(askedThere(), before)
    assert.equal(world.system.failures.length, 1, 'whoever runs the contact point is told')
  }
})

test('issue 5, item 7: what was answered and cannot be recorded is not shown', async (t) => {
  const world = await norway(t, { failing: 'complete' })
  assert.equal((await ask(world))[0], 'Oppslaget kunne ikke loggføres')
})

test('issue 5, item 4: a dead country is said to be so, and the intent is completed as a failure', async (t) => {
  const world = await norway(t, { port: 1 })
  assert.equal((await ask(world))[0], 'Landet svarer ikke')
  const last = world.told.at(-1)
  assert.deepEqual([last?.what, last?.event.id, last?.event.outcome], ['complete', 'EHDSI-11', 'serious-failure'])
  assert.equal(last?.event.eventId, world.told.at(-2)?.event.eventId)
})

test('issue 5, item 2: a server with another certificate than the one pinned is told nothing', async (t) => {
  const before = askedThere()
  const world = await norway(t, { sha256: '0'.repeat(64) })
  assert.equal((await ask(world))[0], 'Vi stoler ikke på svareren')
  assert.equal(askedThere(), before)
})

for (const { row } of countries) {
  test(`issue 5, item 9: ${row.country}: the first of its people is found, and the summary is read`, async (t) => {
    const { header } = openSummary(await sample(firstDocumentOf(row)), new Date()).summary
    const { ids = [], birthTime } = header.patient ?? {}
    const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(birthTime?.value ?? '') ?? []
    const world = await norway(t)
    const [question, patient] = await ask(world, ids[0]?.extension, row.country, `${day}.${month}.${year}`)
    assert.equal(question, 'Er dette pasienten?')
    const child = guardianConsents(`${year}-${month}-${day}`, new Date())
    const [, shown] = await consent(world, patient, child ? parent : undefined)
    assert.match(shown, /^\/utenlandsk-pasient\/[0-9a-f-]{36}$/)
    assert.deepEqual(world.system.failures, [])
  })
}

test('issue 5, item 4: where two have one number, the country asks for more, and the birth date finds the one', async (t) => {
  const world = await norway(t)
  assert.equal((await ask(world, 'PL-EX-990001', 'PL'))[0], 'Landet fant flere')
  const [question, patient] = await ask(world, 'PL-EX-990001', 'PL', '15.08.1974')
  assert.equal(question, 'Er dette pasienten?')
  assert.match((await consent(world, patient))[0], /Jolanta Urojona/)
})

test('issue 5, item 6: whoever has opted out is answered as whoever is not there', async (t) => {
  const world = await norway(t)
  const told = []
  for (const number of ['FI-EX-660104', 'FI-EX-000000']) {
    const [heading, at] = await ask(world, number)
    const { body } = await world.go(at)
    told.push([heading, body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id').replaceAll(number, 'number')])
  }
  assert.deepEqual(told[0], told[1])
  assert.equal(told[0]?.[0], 'Landet fant ingen')
})

for (const [what, number, country, birthDate, shown] of [
  ['a summary that is a PDF alone is shown as one', 'CZ-EX-580923', 'CZ', undefined, /Åpne PDF-en/],
  ['a Greek name has its Latin letters beside it', 'CY-EX-680229', 'CY', '29.02.1968', /Evgenia Fantastiki/],
] as const) {
  test(`issue 5, item 9: ${what}`, async (t) => {
    const world = await norway(t)
    const [, patient] = await ask(world, number, country, birthDate)
    const [, at] = await consent(world, patient)
    assert.match((await world.go(at)).body, shown)
    assert.deepEqual(world.system.failures, [])
  })
}

test('issue 5, item 10: whoever is known and has no summary is told of in words', async (t) => {
  const world = await norway(t)
  const [question, patient] = await ask(world, 'PT-EX-900517', 'PT')
  assert.equal(question, 'Er dette pasienten?')
  assert.equal((await consent(world, patient))[0], 'Landet har ingenting å gi')
})

test('EHDSI-96: a parent answers for a Czech child, and who it was is in the assertions that both countries record', async (t) => {
  const world = await norway(t)
  const [, patient] = await ask(world, 'CZ-EX-170405', 'CZ', '05.04.2017')
  const [, shown] = await consent(world, patient, parent)
  assert.match(shown, /^\/utenlandsk-pasient\/[0-9a-f-]{36}$/)
  const issued = world.told.find(({ event }) => event.id === 'EHDSI-96')?.event.assertionIds ?? []
  assert.equal(issued.length, 1)
  const czechia = countries.find(({ row }) => row.country === 'CZ')
  const listed = czechia?.stores.records.events.findLast(({ id }) => id === 'EHDSI-21')
  assert.ok(issued.every((id) => listed?.assertionIds.includes(id)))
})

test('EHDSI-96: for an adult nobody else answers: the country answers as if it had nothing, and that is said in words', async (t) => {
  const world = await norway(t)
  const [, patient] = await ask(world)
  assert.equal((await consent(world, patient, { ...parent, svarer: 'relative' }))[0], 'Landet har ingenting å gi')
  assert.deepEqual(world.system.failures, [])
})

test('issue 5: fifty professionals at once, and each answer and record is about the one who asked', async (t) => {
  const { partners, vouching, told } = await norway(t)
  const fifty = Array.from({ length: 50 }, (_, at) => `90000${String(at).padStart(2, '0')}`)
  const traits = { identifiers: [{ root: '2.999.246.1.1', extension: number }] }
  await Promise.all(
    fifty.map(async (hprNumber) => {
      const professional = professionalOf(signedInPerson({ ...doctor, hprNumber, name: `Doctor ${hprNumber}` })!)!
      const vouched = await vouching.forProfessional(professional, 'FI', 'TREATMENT')
      const { signal } = new AbortController()
      const answer = await partners.identify({ country: 'FI', vouched, signal }, traits)
      assert.equal(answer.kind, 'answered')
    }),
  )
  const theirs = new Map(finland.stores.records.events.map((event) => [event.requestId, event]))
  const ours = told.filter(({ what, event }) => what === 'complete' && event.id === 'EHDSI-11')
  assert.deepEqual(new Set(ours.map(({ event }) => event.professional?.nameId)), new Set(fifty))
  for (const { event } of ours) {
    const { professional, assertionIds } = theirs.get(event.requestId) ?? {}
    assert.equal(professional?.nameId, event.professional?.nameId)
    assert.equal(professional?.name, `Doctor ${professional?.nameId}`)
    assert.deepEqual(assertionIds, event.assertionIds)
  }
})

test('issue 5, item 1: original documents of Portugal are listed and fetched as OrCD, each side with events of its own', async (t) => {
  const world = await norway(t)
  const portugal = countries[codes.indexOf('PT')]!
  const [, patient] = await ask(world, 'PT-EX-470322', 'PT')
  const [name, summary] = await consent(world, patient)
  assert.match(name, /Benedita/)
  const lookup = /action="([^"]+)\/andre"/.exec((await world.go(summary)).body)?.[1] ?? ''
  const [heading, list] = await endOf(world, (await world.go(`${lookup}/andre`, { igjen: 'ja' })).to)
  assert.equal(heading, 'Dokumenter fra Portugal')
  const { body } = await world.go(list)
  const originals = [...body.slice(body.indexOf('id="originaler"')).matchAll(/name="dokument" value="([^"]+)"/g)]
  assert.equal(originals.length, 2)
  for (const [, uniqueId = ''] of originals) {
    const [about, at] = await endOf(world, (await world.go(`${lookup}/dokument`, { dokument: uniqueId })).to)
    assert.match(about, /Benedita/)
    const file = /<object type="application\/pdf" data="([^"]+)"/.exec((await world.go(at)).body)?.[1] ?? ''
    assert.match((await world.go(file)).headers.get('content-type') ?? '', /application\/pdf/)
  }
  const complete = world.told
    .filter(({ what }) => what === 'complete')
    .map(({ event: { id, outcome } }) => `${id} ${outcome}`)
  assert.deepEqual(complete.slice(-3), ['EHDSI-61 success', 'EHDSI-62 success', 'EHDSI-62 success'])
  assert.deepEqual(
    portugal.stores.records.events.slice(-3).map(({ id, outcome }) => `${id} ${outcome}`),
    complete.slice(-3),
  )
  assert.deepEqual(world.system.failures, [])
})

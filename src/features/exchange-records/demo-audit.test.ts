import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { ours, stranger, theirs } from '../../../test/audit-repository.ts'
import { openDemoAudit } from './demo-audit.ts'
import { fhirRepository } from './forward-fhir.ts'
import { syslogRepository } from './forward-syslog.ts'
import { anExchange } from './store.contract.ts'

const at = new Date('2026-11-22T19:00:00Z')
const refusals: unknown[] = []
const audit = await openDemoAudit({ tls: theirs, refused: (error) => refusals.push(error), now: () => at })
after(() => audit[Symbol.asyncDispose]())

const self = { host: 'ncp.no', processId: '1' }
const syslog = syslogRepository({ ...audit.syslog, tls: ours, self })
const fhir = fhirRepository({ base: audit.fhir, tls: ours })

test('issue 5, item 7: the audit repository of a demonstration counts what each country sends on, by its certificate', async () => {
  assert.deepEqual(audit.received(), [])
  const [one, other] = [anExchange(), anExchange()]
  assert.deepEqual(await syslog.deliver([one, other]), { taken: 2 })
  assert.deepEqual(await fhir.deliver([one]), { taken: 1 })
  assert.deepEqual(audit.received(), [
    { country: 'NO', by: 'fhir', count: 1, latest: at },
    { country: 'NO', by: 'syslog', count: 2, latest: at },
  ])
})

test('FHIR R4 http.html#ccreate: an event that comes again over FHIR is counted once', async () => {
  const event = anExchange()
  const counted = () => audit.received().find(({ by }) => by === 'fhir')?.count ?? 0
  await fhir.deliver([event])
  const before = counted()
  assert.deepEqual(await fhir.deliver([event]), { taken: 1 })
  assert.equal(counted(), before)
})

test('issue 5, item 2: nobody under another root is counted', async () => {
  const before = audit.received()
  const delivery = await syslogRepository({ ...audit.syslog, tls: stranger, self }).deliver([anExchange()])
  assert.equal(delivery.taken, 0)
  assert.deepEqual(audit.received(), before)
})

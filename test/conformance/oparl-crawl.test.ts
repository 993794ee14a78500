import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fillCouncils } from '../fixtures/open-councils.ts'
import { type Running, startSystem } from '../journeys/running-system.ts'
import { faultsOf, noSchemas, oparlSchema } from './schemas.ts'

let system: Running
before(async () => {
  system = await startSystem()
  await fillCouncils(system.stores.council)
})
after(() => system.stop())

type Thing = { readonly [property: string]: unknown }
type List = {
  readonly data: readonly Thing[]
  readonly pagination: { readonly totalElements: number; readonly totalPages: number }
  readonly links: { readonly next?: string; readonly prev?: string }
}

const root = () => `${system.origin}/api/oparl/v1.1`

async function fetched(address: string): Promise<{ readonly status: number; readonly body: Thing }> {
  const response = await fetch(address)
  return { status: response.status, body: (await response.json()) as Thing } // what it holds is what the tests ask
}

/** All pages of a list, by following `next`. */
async function whole(address: string): Promise<readonly Thing[]> {
  const found: Thing[] = []
  for (let at: string | undefined = address; at !== undefined; ) {
    const { status, body } = await fetched(at)
    assert.equal(status, 200, at)
    const list = body as unknown as List // a list, as its address says
    found.push(...list.data)
    at = list.links.next
  }
  return found
}

const isList = (body: Thing) => 'pagination' in body

/** Every address below our interface that stands anywhere in a value. */
function addressesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.startsWith(`${root()}/`) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(addressesIn)
}

const typeOf = (thing: Thing) => String(thing.type).split('/').at(-1) ?? ''

test('OParl 1.1: a crawl from System opens every address there is, and each object says its own', async () => {
  const seen = new Map<string, Thing>()
  const queue = [`${root()}/system`]
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    if (seen.has(address)) continue
    const { status, body } = await fetched(address)
    assert.equal(status, 200, address)
    seen.set(address, body)
    if (!isList(body)) assert.equal(body.id, address)
    queue.push(...addressesIn(body))
  }
  const types = new Set([...seen.values()].filter((body) => !isList(body)).map(typeOf))
  assert.deepEqual([...types].toSorted(), [
    'AgendaItem',
    'Body',
    'Consultation',
    'File',
    'LegislativeTerm',
    'Location',
    'Meeting',
    'Membership',
    'Organization',
    'Paper',
    'Person',
    'System',
  ])
})

test('OParl 1.1, 2.5: pages of a list hold each object once, with links forth and back', async () => {
  const lists = ['meeting', 'paper', 'consultation', 'agendaItem', 'organization', 'person', 'membership', 'file']
  for (const kind of lists) {
    const address = `${root()}/body/radsmodellen/${kind}`
    const all = await whole(address)
    const small = await whole(`${address}?limit=2`)
    assert.deepEqual(
      small.map(({ id }) => id),
      all.map(({ id }) => id),
      kind,
    )
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
  }
  const { body } = await fetched(`${root()}/body/radsmodellen/meeting?limit=2&page=2`)
  const { links, pagination } = body as unknown as List
  assert.match(links.prev ?? '', /page=1/)
  assert.equal(pagination.totalPages, Math.ceil(pagination.totalElements / 2))
})

test('OParl 1.1: an embedded object is the one at its address, and points back', async () => {
  for (const meeting of await whole(`${root()}/body/radsmodellen/meeting`)) {
    for (const item of meeting.agendaItem as readonly Thing[]) {
      assert.equal(item.meeting, meeting.id)
      assert.deepEqual((await fetched(String(item.id))).body, item)
      if (item.consultation === undefined) continue
      const consultation = (await fetched(String(item.consultation))).body
      assert.equal(consultation.agendaItem, item.id)
      assert.equal(consultation.meeting, meeting.id)
      const paper = (await fetched(String(consultation.paper))).body
      assert.ok((paper.consultation as readonly Thing[]).some(({ id }) => id === consultation.id))
    }
    for (const organization of meeting.organization as readonly string[]) {
      const own = await whole(String((await fetched(organization)).body.meeting))
      assert.ok(own.some(({ id }) => id === meeting.id))
    }
  }
  for (const person of await whole(`${root()}/body/radsmodellen/person`)) {
    for (const membership of person.membership as readonly Thing[]) assert.equal(membership.person, person.id)
  }
})

test('A19: what is crawled follows the schemas', { skip: noSchemas }, async () => {
  for (const kind of [
    'meeting',
    'paper',
    'consultation',
    'agendaItem',
    'organization',
    'person',
    'membership',
    'file',
  ]) {
    const things = await whole(`${root()}/body/radsmodellen/${kind}`)
    const validate = oparlSchema(typeOf(things[0]!))
    for (const thing of things) assert.deepEqual(faultsOf(validate, thing), [], String(thing.id))
  }
})

test('OParl 1.1, 2.5.2 and 2.7: who asks for what changed is told what is changed and what is deleted', async () => {
  const address = `${root()}/body/radsmodellen/consultation`
  const before = await whole(address)
  const stored = await system.stores.council.find('case', 'nuit', 'nuit/2026/11')
  const at = new Date('2027-01-01T12:00:00Z')
  const { kind, council, id, version: seen } = stored!
  await system.stores.council.commit({ by: 'x', byName: 'X', at, why: 'Feil sak' }, [
    { kind, council, id, seen, content: undefined },
  ])
  const changed = await whole(`${address}?modified_since=2026-12-31T00:00:00%2B01:00`)
  assert.deepEqual(
    changed.map(({ id: of, deleted }) => [String(of).split('/consultation/')[1], deleted]),
    [['nuit/2026/11', true]],
  )
  assert.equal((await whole(address)).length, before.length - 1)
  const gone = await fetched(`${root()}/consultation/nuit/2026/11`)
  assert.deepEqual([gone.status, gone.body.deleted], [200, true])
  assert.deepEqual(await whole(`${address}?created_until=2020-01-01T00:00:00Z`), [])
})

for (const wrong of ['modified_since=yesterday', 'page=0', 'limit=-1', 'page=x']) {
  test(`OParl 1.1: the filter ${wrong} is refused`, async () => {
    const response = await fetch(`${root()}/body/radsmodellen/meeting?${wrong}`, {
      headers: { accept: 'application/json' },
    })
    assert.equal(response.status, 400)
    assert.equal(((await response.json()) as Thing).code, 'filter')
  })
}

test('OParl 1.1: what is not public has no address', async () => {
  for (const path of ['paper/sak/nuit/2026/20', 'consultation/nuit/2026/20', 'nothing', 'body/other']) {
    assert.equal((await fetch(`${root()}/${path}`)).status, 404, path)
  }
})

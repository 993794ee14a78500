import type { Page } from 'playwright-core'
import type { Write } from '../../src/features/council/index.ts'
import type { Running } from './running-system.ts'

const council = 'proveradet'

const act = { by: 'test', byName: 'Prøve', at: new Date('2026-01-01T08:00:00Z'), why: 'Satt opp for prøven' }

/** A council of our own invention: four seats, one of them with a standing substitute, and the demo's member in one. */
export async function setUpCouncil({ stores }: Running): Promise<string> {
  const people = [
    ['kommune', 'Kommunene', 'Marit Heggelia', 'Storfjell kommune', 'demo-council-member'],
    ['sykehus', 'Sykehusene', 'Trygve Skarnes', 'Helse Indre', undefined],
    ['pasient', 'Pasientene', 'Ragnhild Øverli', 'Brukerforbundet', undefined],
  ] as const
  const writes: Write[] = [
    {
      kind: 'council',
      council,
      id: council,
      seen: 0,
      content: {
        id: council,
        level: 'portefolje',
        names: [{ name: 'Prøverådet for digital helse', short: 'Prøverådet', from: '2024-01-01' }],
        aliases: [],
        state: 'active',
      },
    },
    ...people.map(([id, label]): Write => ({ kind: 'seat', council, id, seen: 0, content: { id, council, label } })),
    ...people.map(([seat, , person, organisation, subject]): Write => {
      const membership = { id: `m-${seat}`, council, seat, person, organisation, from: '2024-01-01', substitute: false }
      return {
        kind: 'membership',
        council,
        id: membership.id,
        seen: 0,
        content: { ...membership, ...(subject && { subject }) },
      }
    }),
    {
      kind: 'membership',
      council,
      id: 'v-sykehus',
      seen: 0,
      content: {
        id: 'v-sykehus',
        council,
        seat: 'sykehus',
        person: 'Liv Nordbø',
        organisation: 'Helse Indre',
        from: '2024-01-01',
        substitute: true,
      },
    },
  ]
  await stores.council.commit(act, writes)
  return council
}

/** Signs in as one of the demo's people, through the pages. */
export async function signInAs(page: Page, { origin }: Running, name: string, wanted: string): Promise<void> {
  await page.goto(`${origin}/logg-inn?til=${encodeURIComponent(wanted)}`)
  await page.getByRole('button', { name }).click()
  await page.waitForURL(`${origin}${wanted}`)
}

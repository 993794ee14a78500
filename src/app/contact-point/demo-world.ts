import { type DemoCountry, demoCountries } from '../../features/demo-countries/index.ts'
import type { DemoPatient } from '../../features/country-of-treatment/index.ts'
import type { DemoControl, DemoPartner, Mischief } from '../../features/partner-operations/index.ts'
import { errorFields } from '../../platform/log/log.ts'
import { type DemoPartnerNeeds, type OpenPartner, openPartner } from './demo-partner.ts'

/** The partner countries beside ours, in this process, each with a database and certificates of its own. */
export type DemoWorld = AsyncDisposable &
  DemoControl & {
    /** Who lives in a country, with what its form asks for: also while it is stopped; nobody before it has begun. */
    readonly people: (country: string) => readonly DemoPatient[]
    /** Resolves when all countries answer, or have failed. */
    readonly started: Promise<void>
  }

/** What the countries of a demonstration take. */
export type DemoWorldNeeds = DemoPartnerNeeds & {
  /** After each country that has begun to answer. */
  readonly opened: () => Promise<void>
}

/** Starts the partner countries one after the other, beside whatever else the process does. */
export function startDemoWorld(needs: DemoWorldNeeds, own: string): DemoWorld {
  const rows = demoCountries.filter(({ country }) => country !== own)
  const partners = new Map(rows.map((row) => [row.country, partnerOf(row, needs)]))
  const started = (async () => {
    for (const partner of partners.values()) await partner.start()
  })()
  // Whoever waits for it sees what went wrong; each country has told the log already.
  started.catch(() => {})
  return {
    started,
    partners: () => [...partners.values()].map(({ shown }) => shown()),
    people: (country) => partners.get(country)?.people() ?? [],
    make: async (country, mischief) => partners.get(country)?.make(mischief),
    received: needs.audit.received,
    async [Symbol.asyncDispose]() {
      await started
      for (const partner of partners.values()) await partner.close()
    },
  }
}

function partnerOf(row: DemoCountry, needs: DemoWorldNeeds) {
  const state: { now: DemoPartner['state']; mischief: Mischief; people: OpenPartner['people']; opened?: OpenPartner } =
    {
      now: 'starting',
      mischief: { kind: 'none' },
      people: [],
    }
  const start = async () => {
    try {
      state.opened = await openPartner(row, needs, () => state.mischief)
      state.people = state.opened.people
      await needs.opened()
      state.now = 'open'
    } catch (error) {
      state.now = 'failed'
      needs.log.warn('problem', errorFields(error))
    }
  }
  const close = async () => {
    await state.opened?.close()
    delete state.opened
  }
  return {
    start,
    close,
    people: () => state.people,
    shown: (): DemoPartner => ({ country: row.country, state: state.now, mischief: state.mischief }),
    async make(mischief: Mischief) {
      const wasStopped = state.mischief.kind === 'stopped'
      state.mischief = mischief
      if (mischief.kind === 'stopped') {
        await close()
        state.now = 'stopped'
      } else if (wasStopped) {
        state.now = 'starting'
        await start()
      }
    },
  }
}

import { randomUUID } from 'node:crypto'
import type { NationalSources } from '../features/national-sources/index.ts'
import {
  type InventedPatient,
  inventedPatients,
  norwegianRecordRoutes,
  type Registers,
} from '../features/norwegian-record/index.ts'
import { populationOf, storyTeller } from '../features/synthetic-population/index.ts'
import { dayLaid } from '../features/vendor-portal/index.ts'
import { demoPeople } from '../features/token-service/index.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import { boxWanted } from './box-wanted.ts'
import type { Stores } from './stores.ts'
import type { SystemNeeds } from './wire.ts'

/** The pages of the Norwegian patient, which read what these sources hold. */
export function norwegianRecord(
  {
    config,
    stores,
    keys,
    log,
    now,
    patience = 1,
  }: Pick<SystemNeeds, 'config' | 'stores' | 'keys' | 'log' | 'now' | 'patience'>,
  sources: NationalSources,
): readonly HttpRoute[] {
  const demo = config.issuer === undefined
  return norwegianRecordRoutes({
    sources,
    opened: stores.openedRecords,
    openings: stores.openings,
    emergencies: stores.emergencies,
    alarm: (often) => log.warn(often ? 'emergency-access-often' : 'emergency-access'),
    treatments: stores.treatments,
    registers: demo ? inventedRegisters() : noRegisters,
    ...(demo ? { invented: inventedOf(stores.nationalRecords) } : {}),
    inventedOnly: demo,
    personKeySecret: keys.personKeySecret,
    treatmentHours: config.treatmentHours,
    now,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds * patience).unref()),
    newId: randomUUID,
  })
}

function* each<T, U>(items: Iterable<T>, told: (item: T) => U): Iterable<U> {
  for (const item of items) yield told(item)
}

const noRegisters: Registers = {
  professional: () => undefined,
  organisation: () => undefined,
  department: () => undefined,
}

/** Everybody and every place that gives care in the box: the same whoever lives there. */
function inventedRegisters(): Registers {
  const { care } = populationOf({ ...boxWanted, people: 0, today: '2026-01-01' })
  const people = new Map(care.practitioners.map(({ hpr, name }) => [hpr, `${name.given} ${name.family}`]))
  for (const { hprNumber, name } of demoPeople) if (hprNumber !== undefined) people.set(hprNumber, name)
  const places = new Map(care.organisations.map(({ orgNumber, name }) => [orgNumber, name]))
  const departments = new Map(
    care.organisations.flatMap((each) => each.departments.map(({ resh, name }) => [resh, name] as const)),
  )
  return {
    professional: (hpr) => people.get(hpr),
    organisation: (orgNumber) => places.get(orgNumber),
    department: (resh) => departments.get(resh),
  }
}

/** Of those who are in the box, as of the day they were told: another day's people are others. */
function inventedOf(records: Stores['nationalRecords']): () => Promise<readonly InventedPatient[]> {
  let told: { readonly today: string; readonly patients: readonly InventedPatient[] } | undefined
  return async () => {
    const today = await dayLaid(records)
    if (today === undefined) return []
    if (told?.today !== today) {
      const { care, people } = populationOf({ ...boxWanted, today })
      const tell = storyTeller({ seed: boxWanted.seed, today, care })
      told = { today, patients: inventedPatients(each(people, tell), today) }
    }
    return told.patients
  }
}

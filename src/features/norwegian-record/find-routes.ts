import { Problem } from '../../kernel/problem.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { mayOpenEmergency } from './open-emergency.ts'
import { openRecord } from './open-record.ts'
import { showsMedicines } from './invented-patients.ts'
import { findPage } from './pages/find.ts'
import { paths } from './pages/paths.ts'

const errand = { errand: 'norwegian-patient' } as const

/** Where a patient is found. The number comes in the body of a form and in no address. */
export function findRoutes(needs: NorwegianRecordNeeds): readonly HttpRoute[] {
  const invented = async ({ person }: Pick<WebRequest, 'person'>) =>
    ((await needs.invented?.()) ?? []).filter(({ shows }) => person?.role !== 'pharmacist' || showsMedicines.has(shows))
  const also = async (request: WebRequest) => ({
    invented: await invented(request),
    mayOpen: request.person !== undefined && mayOpenEmergency(needs, request.person),
  })
  return [
    get({
      id: 'norwegian-patient-find',
      path: paths.find,
      releases: errand,
      answer: async (request) =>
        page(findPage({ ...(await also(request)), emergencies: await standing(needs, request) }, request.language)),
    }),
    post({
      id: 'norwegian-patient-open',
      path: paths.find,
      releases: errand,
      body: { kind: 'form', maxBytes: 4_000 },
      async answer(request) {
        const { form, person, language } = request
        if (!person) throw new Problem('forbidden', 'not-signed-in', 'Nobody is signed in')
        const wanted = {
          number: (form.get('oppdiktet') ?? form.get('nummer') ?? '').slice(0, 30),
          basis: form.get('grunnlag') ?? '',
        }
        const opened = await openRecord(needs, person, wanted)
        if (typeof opened === 'string') return redirect(paths.record(opened))
        return page(findPage({ ...(await also(request)), wanted, faults: opened }, language), 422)
      },
    }),
  ]
}

async function standing({ emergencies, opened, now }: NorwegianRecordNeeds, { person }: WebRequest) {
  if (!person) return []
  const open = await emergencies.openOf(person.visit, now())
  const found = open.map(async (emergency) => ({
    emergency,
    record: await opened.find(person.visit, emergency.record, now()),
  }))
  return (await Promise.all(found)).flatMap(({ emergency, record }) =>
    record ? [{ emergency, number: record.number }] : [],
  )
}

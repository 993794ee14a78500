import { setTimeout as wait } from 'node:timers/promises'
import type { Mischief } from '../../features/partner-operations/index.ts'
import { Problem } from '../../kernel/problem.ts'
import { element } from '../../platform/xml/write.ts'
import type { SoapRoute } from '../../protocols/soap/soap-route.ts'

/** The routes of a country that is up to something; without mischief they are what they were. */
export function mischievous(
  routes: readonly SoapRoute[],
  now: () => Mischief,
  otherDocument: () => Promise<Uint8Array>,
): readonly SoapRoute[] {
  return routes.map((route) => ({
    ...route,
    async answer(request) {
      const mischief = now()
      if (mischief.kind === 'slow') await wait(mischief.seconds * 1000, undefined, { signal: request.signal })
      if (mischief.kind === 'fault') throw new Problem('unavailable', 'demo-fault', 'This country is out of order')
      const answer = await route.answer(request)
      if (mischief.kind === 'nonsense') return { ...answer, body: element('Nonsense', 'urn:knutepunkt:demo') }
      if (mischief.kind !== 'other-patient' || !answer.attachments?.size) return answer
      const bytes = await otherDocument()
      return { ...answer, attachments: new Map([...answer.attachments.keys()].map((id) => [id, bytes])) }
    },
  }))
}

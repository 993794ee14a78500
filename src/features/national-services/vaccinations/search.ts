import type { Json } from '../../../standards/fhir/json.ts'
import { askedTime, norwegianTime } from '../fhir-time.ts'
import { keptBack } from '../kept-back.ts'
import type { Asked, Outcome } from '../national-service.ts'
import { isWithin, pagingIn, searchset } from '../searchset.ts'
import { renderImmunization, resourceIn } from './held-vaccination.ts'
import { vaccineIn } from './read-immunization.ts'

/** Vaccinations of one person, the latest first; what was registered in error is told when it is asked for alone. */
export function searchImmunizations({ parameters, records, privacy }: Asked): Outcome {
  const status = parameters.get('status')
  const codes = parameters.getAll('vaccine-code').flatMap((each) => each.split(','))
  const matches = records
    .map((record) => ({ record, resource: resourceIn(record) }))
    .filter(({ resource }) => (status === null ? resource.status !== 'entered-in-error' : resource.status === status))
    .filter(
      ({ resource }) => codes.length === 0 || codes.some((code) => code.split('|').at(-1) === vaccineIn(resource)),
    )
    .map(({ record, resource }) => ({ time: timeOf(resource), rendered: renderImmunization(record) }))
    .filter(({ time }) => isWithin(parameters.getAll('date').map(askedTime), time))
    .toSorted((one, other) => (one.time < other.time ? 1 : -1))
    .map(({ rendered }) => rendered)
  return searchset(matches, pagingIn(parameters), { outcomes: keptBack(privacy) })
}

function timeOf({ occurrenceDateTime }: Json): string {
  return norwegianTime(String(occurrenceDateTime))
}

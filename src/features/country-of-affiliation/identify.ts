import type { RouteDeclaration } from '../../protocols/gate/gate.ts'
import type { About } from '../../protocols/gate/access.ts'
import { faultOf } from '../../standards/myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import type { PatientTraits } from '../../standards/myhealth-eu/patient-traits.ts'
import { faultByMask } from '../../standards/smp/traits-against-mask.ts'
import { personKey } from '../access-log/index.ts'
import { isRefused, refusedBeforehand } from './admission.ts'
import type { Asker, Committed, Identified, PatientQuestion } from './contact-point.ts'
import { committing } from './event.ts'
import { type Match, matchPerson } from './match.ts'
import type { AffiliationNeeds } from './needs.ts'
import { answeredByOther } from './next-of-kin.ts'
import { signedInAbroad } from './professional.ts'
import { isKnownAbroad, type RegisteredPerson } from './registered-person.ts'
import { identification } from './service-rules.ts'

const unanswered: Readonly<Record<Exclude<Match['kind'], 'one'>, ExchangeFault>> = {
  none: faultOf('ERROR_PI_NO_MATCH'),
  several: faultOf('ERROR_PI_MULTIPLE_MATCHES'),
  'identifier-missing': faultOf('ERROR_PI_MISSING_REQUIRED_FIELDS'),
}

/**
 * Says who a person is, to a professional abroad who has a number of theirs (ITI-55). Opted out, unknown and not matching
 * are one answer, after the same work; only the access record knows which it was.
 */
export async function identify(
  needs: AffiliationNeeds,
  asker: Asker,
  traits: PatientTraits,
  { faults: inQuestion = [], byOurId = false }: PatientQuestion = {},
): Promise<Identified & Committed> {
  const [first] = traits.identifiers
  const done = (result: Identified): Identified & Committed => ({
    ...result,
    commit: committing(needs, asker, {
      id: 'EHDSI-11',
      action: 'ITI-55',
      ...(first ? { patient: first } : {}),
      faults: result.faults,
    }),
  })
  if (isRefused(inQuestion)) return done({ faults: inQuestion })
  if (!first) return done({ faults: [unanswered['identifier-missing']] })
  const lacking = needs.searchMask && !byOurId && faultByMask(needs.searchMask, traits)
  if (lacking) return done({ faults: [faultOf(lacking)] })
  const refusal = await refusedBeforehand(needs, asker, first, [identification])
  if (refusal) return done({ faults: [refusal] })

  const candidates = await carryingAny(needs, traits)
  const match = matchPerson(traits, candidates)
  const route: RouteDeclaration = {
    id: `identification-${asker.via}`,
    kind: 'soap',
    releases: { category: 'identity' },
  }
  const passage = await needs.gate(route, signedInAbroad(asker), () => ({
    about: aboutOf(needs, asker, match, candidates),
    answer: () => match,
  }))
  if (passage.effect !== 'permit' || passage.answer.kind !== 'one') {
    return done({ faults: [unanswered[match.kind === 'one' ? 'none' : match.kind]] })
  }
  const { person, percent } = passage.answer
  return done({ person: person.traits, percent, faults: [] })
}

async function carryingAny(
  { store }: AffiliationNeeds,
  { identifiers }: PatientTraits,
): Promise<readonly RegisteredPerson[]> {
  const found = await Promise.all(identifiers.map((identifier) => store.carrying(identifier)))
  return [...new Map(found.flat().map((person) => [person.key, person])).values()]
}

/** Whose the record is: the person found, or the only one who is there and hidden; else it stands with the one who asked. */
function aboutOf(needs: AffiliationNeeds, asker: Asker, match: Match, candidates: readonly RegisteredPerson[]): About {
  const hidden = candidates.filter((person) => !isKnownAbroad(person))
  const person =
    match.kind === 'one' ? match.person : match.kind === 'none' && hidden.length === 1 ? hidden[0] : undefined
  const identifier = person?.traits.identifiers[0]
  if (!person || !identifier) return { kind: 'absent' }
  const about = { kind: 'patient', patient: personKey(needs.personKeySecret, identifier), document: '' } as const
  if (match.kind !== 'one') return { ...about, withheld: true }
  return answeredByOther(needs, asker, person) ? { ...about, answeredByOther: true } : about
}
